using System;
using System.IO;
using System.Threading.Tasks;

namespace NumericStability.EndToEnd.Tests;

/// <summary>A user's project that has installed the package.</summary>
internal sealed class Consumer
{
    private readonly string _framework;

    public Consumer(string folder, string packageVersion, string framework, string properties)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        _framework = framework;
        string output = framework.StartsWith("netstandard", StringComparison.Ordinal) ? "Library" : "Exe";
        Write(Name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <OutputType>{output}</OutputType>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NumericStability.Analyzers" Version="{packageVersion}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
    }

    public string Folder { get; }

    public string Name => Path.GetFileName(Folder);

    public Consumer Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
        return this;
    }

    /// <summary>The program of <see cref="Formulas"/>.</summary>
    public Consumer WriteFormulas() => Write("Formulas.cs", Formulas.Code).Write("Program.cs", Formulas.Main);

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");

    public Task<CommandResult> Build(params string[] arguments) => Dotnet.Run(Folder, ["build", .. arguments]);

    /// <summary>Runs what the last build made.</summary>
    public async Task<string> Run() =>
        (await Dotnet.Run(Folder, Path.Combine("bin", "Debug", _framework, Name + ".dll"))).Succeeded().Output;
}
