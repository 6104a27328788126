using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using Xunit;

namespace NumericStability.Analyzers.Tests.Terms;

/// <summary>Reads methods of a snippet as terms.</summary>
internal static class TermReading
{
    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
        .Where(path => System.IO.Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || path.EndsWith("MathNet.Numerics.dll", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path))];

    public static MethodReading Method(string members, string name = "F")
    {
        var source = "using System; using System.Linq; using System.Numerics; using System.Numerics.Tensors; using MathNet.Numerics.LinearAlgebra; " + (members.Contains("(this ", StringComparison.Ordinal) ? "static" : "sealed") + " class C { " + members + " }";
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("terms", [tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var model = compilation.GetSemanticModel(tree);
        var syntax = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.ValueText == name);
        return MethodReader.Read(compilation, model.GetDeclaredSymbol(syntax)!, model.GetOperation(syntax, TestContext.Current.CancellationToken)!, TestContext.Current.CancellationToken);
    }

    /// <summary>The one returned term.</summary>
    public static Term Returned(string members, string name = "F") => Assert.Single(Method(members, name).Returns);
}
