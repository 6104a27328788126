using System.IO;
using System.Threading.Tasks;

namespace NumericStability.EndToEnd.Tests;

/// <summary>A user's project that has installed the package.</summary>
internal sealed class Consumer
{
    public Consumer(string folder, string packageVersion, string framework, string properties)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        string output = framework.StartsWith("netstandard", System.StringComparison.Ordinal) ? "Library" : "Exe";
        Write("Consumer.csproj", $"""
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

    public Consumer Write(string file, string text)
    {
        string path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");

    /// <summary>Compiles anew, so that every warning is seen again.</summary>
    public Task<CommandResult> Build(params string[] arguments) =>
        Dotnet.Run(Folder, ["build", "--no-incremental", .. arguments]);

    public Task<CommandResult> Format(string severity, params string[] diagnostics) =>
        Dotnet.Run(Folder, ["format", "analyzers", "Consumer.csproj", "--severity", severity, "--diagnostics", .. diagnostics]);

    public Task<CommandResult> Run() => Dotnet.Run(Folder, "run", "--no-build");
}
