using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;

namespace NumericStability.Analyzers.Tests.Oracle;

/// <summary>Compiles a text and calls what is in it, so that a fix is judged by what it computes. Unloaded when disposed.</summary>
internal sealed class CodeRunner : IDisposable
{
    private const string Usings =
        "using System; using System.Collections.Generic; using System.Linq; using System.Numerics; using System.Numerics.Tensors;\n";

    private static readonly MetadataReference[] Libraries =
    [
        MetadataReference.CreateFromFile(typeof(MathNet.Numerics.Constants).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location),
    ];

    private static readonly string[] Symbols =
        [.. Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER"), "NET", "NET10_0", "NETCOREAPP", "NETCOREAPP3_0_OR_GREATER", "NUMERIC_STABILITY_SPANS"];

    private readonly AssemblyLoadContext _context = new(nameof(CodeRunner), isCollectible: true);
    private readonly Assembly _assembly;

    private CodeRunner(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            throw new InvalidOperationException($"{string.Join('\n', errors)}\n\n{compilation.SyntaxTrees[0]}");
        }

        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
    }

    /// <summary>Compiles a whole file, or the members of a static class; further texts are compiled with it.</summary>
    public static CodeRunner Compile(string text, params IEnumerable<string> furtherTexts)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: Symbols);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, options);
        bool isFile = tree.GetCompilationUnitRoot().Members.Any(member => member is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax);
        string[] texts = [isFile ? text : $"{Usings}static class Code\n{{\n{text}\n}}\n", .. furtherTexts];
        return new(CSharpCompilation.Create(
            $"Code{Guid.NewGuid():N}",
            texts.Select(source => CSharpSyntaxTree.ParseText(source, options)),
            [.. ReferenceAssemblies.Net.Net100.References, .. Libraries],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true)));
    }

    public Func<double, double> Unary(string name) => Method<Func<double, double>>(name);

    public Func<double, double, double> Binary(string name) => Method<Func<double, double, double>>(name);

    public Func<double[], double> Reduction(string name) => Method<Func<double[], double>>(name);

    public Func<double[], double[]> Map(string name) => Method<Func<double[], double[]>>(name);

    public Func<float, float> UnarySingle(string name) => Method<Func<float, float>>(name);

    public Func<float, float, float> BinarySingle(string name) => Method<Func<float, float, float>>(name);

    public Func<float[], float> ReductionSingle(string name) => Method<Func<float[], float>>(name);

    public Func<float[], float[]> MapSingle(string name) => Method<Func<float[], float[]>>(name);

    /// <summary>The method of that name with the delegate's signature, in any class, static or of an object without arguments.</summary>
    public TDelegate Method<TDelegate>(string name)
        where TDelegate : Delegate
    {
        MethodInfo shape = typeof(TDelegate).GetMethod("Invoke")!;
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        MethodInfo method = _assembly.GetTypes().SelectMany(type => type.GetMethods(any)).FirstOrDefault(candidate =>
                candidate.Name == name && candidate.ReturnType == shape.ReturnType
                && candidate.GetParameters().Select(parameter => parameter.ParameterType)
                    .SequenceEqual(shape.GetParameters().Select(parameter => parameter.ParameterType)))
            ?? throw new InvalidOperationException($"No method {name} with the signature of {typeof(TDelegate)}.");
        return method.IsStatic
            ? method.CreateDelegate<TDelegate>()
            : method.CreateDelegate<TDelegate>(Activator.CreateInstance(method.DeclaringType!, nonPublic: true));
    }

    public void Dispose() => _context.Unload();
}

/// <summary>The sources of StableMath as a project gets them from the generator, to be compiled beside the text of a fix.</summary>
internal static class StableMathSources
{
    private const string Embedded =
        "namespace Microsoft.CodeAnalysis { [Embedded] internal sealed partial class EmbeddedAttribute : global::System.Attribute { } }";

    private static readonly Lazy<string[]> Texts = new(() =>
    [
        Embedded,
        .. Directory.EnumerateFiles(
                typeof(StableMathSources).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                    .Single(data => data.Key == "StableMathDirectory").Value!,
                "*.cs")
            .Order(StringComparer.Ordinal).Select(File.ReadAllText),
    ]);

    public static IReadOnlyList<string> All => Texts.Value;
}
