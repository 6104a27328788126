using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rewriting;

/// <summary>How to call a function in the user's project: the framework where it is accurate, else StableMath, else not at all.</summary>
internal sealed class Spelling
{
    private static readonly Dictionary<MathFunction, string> Framework = new()
    {
        [MathFunction.Exp] = "Exp", [MathFunction.Log] = "Log", [MathFunction.Log2] = "Log2", [MathFunction.Log10] = "Log10", [MathFunction.Sqrt] = "Sqrt",
        [MathFunction.Cbrt] = "Cbrt", [MathFunction.Pow] = "Pow", [MathFunction.Abs] = "Abs", [MathFunction.Max] = "Max", [MathFunction.Min] = "Min",
        [MathFunction.Sin] = "Sin", [MathFunction.Cos] = "Cos", [MathFunction.Tan] = "Tan", [MathFunction.Sinh] = "Sinh", [MathFunction.Cosh] = "Cosh",
        [MathFunction.Tanh] = "Tanh", [MathFunction.Asinh] = "Asinh", [MathFunction.Acosh] = "Acosh", [MathFunction.Atanh] = "Atanh",
        [MathFunction.Atan] = "Atan", [MathFunction.Atan2] = "Atan2", [MathFunction.Clamp] = "Clamp", [MathFunction.Floor] = "Floor", [MathFunction.Round] = "Round",
        [MathFunction.CopySign] = "CopySign", [MathFunction.Asin] = "Asin", [MathFunction.Acos] = "Acos",
    };

    private static readonly Dictionary<MathFunction, string> Stable = new()
    {
        [MathFunction.Log1P] = "Log1P", [MathFunction.ExpM1] = "ExpM1", [MathFunction.PowM1] = "PowM1", [MathFunction.CompoundM1] = "CompoundM1",
        [MathFunction.Log1MExp] = "Log1MExp", [MathFunction.Softplus] = "Softplus", [MathFunction.Sigmoid] = "Sigmoid", [MathFunction.LogSigmoid] = "LogSigmoid",
        [MathFunction.Logit] = "Logit", [MathFunction.LogAddExp] = "LogAddExp", [MathFunction.LogCosh] = "LogCosh", [MathFunction.XLogY] = "XLogY",
        [MathFunction.XLog1PY] = "XLog1PY", [MathFunction.RelativeEntropy] = "RelativeEntropy", [MathFunction.LogSumExp] = "LogSumExp",
        [MathFunction.BinaryCrossEntropyWithLogits] = "BinaryCrossEntropyWithLogits",
    };

    private readonly KnownSymbols _symbols;
    private readonly NumericFormat _format;
    private readonly string? _torch;
    private readonly string _stableMath;
    private readonly string? _receiver;

    /// <param name="root">The expression to be replaced: its own calls show the user's way to write them.</param>
    public Spelling(KnownSymbols symbols, SemanticModel model, IOperation root)
    {
        _symbols = symbols;
        _format = NumericFormats.FormatOf(root.Type);
        _receiver = ReceiverIn(root);
        _torch = TorchSharpLibrary.IsTensor(root.Type) ? TorchSpelling.NameOfTorch(model, root.Syntax.SpanStart) : null;
        (_stableMath, NeedsImport) = NameOfStableMath(symbols, model, root.Syntax);
    }

    /// <summary>True where naming StableMath takes a using directive.</summary>
    public bool NeedsImport { get; }

    public bool UsedStableMath { get; private set; }

    /// <summary>True where the expression is a tensor, which torch's own functions mend.</summary>
    public bool IsTensor => _torch is not null;

    /// <summary>StableMath as it must be named where the expression stands.</summary>
    public string StableMath => _stableMath;

    /// <summary>The call's text before its arguments, or null where the project has no accurate form.</summary>
    public string? CallOf(MathFunction function)
    {
        if (_torch is not null)
        {
            return TorchSpelling.CallOf(function, _torch);
        }

        if (function == MathFunction.Hypot)
        {
            return _symbols.HasStaticMath && _format.IsFloating() ? _format.Keyword() + ".Hypot" : StableMember("Hypot");
        }

        if (Framework.TryGetValue(function, out var name))
        {
            return FrameworkMember(name);
        }

        return Stable.TryGetValue(function, out name) ? StableMember(name) : null;
    }

    /// <summary>Arguments a tensor function needs besides those of the formula.</summary>
    public string SuffixOf(MathFunction function) => _torch is not null ? TorchSpelling.SuffixOf(function, _torch) : "";

    private string? StableMember(string name)
    {
        if (_symbols.StableMath is not { } type || type.GetMembers(name).IsEmpty || _format is not (NumericFormat.Double or NumericFormat.Single))
        {
            return null;
        }

        UsedStableMath = true;
        return _stableMath + "." + name;
    }

    private string? FrameworkMember(string name) => _format switch
    {
        NumericFormat.Single when _receiver is not null => _receiver + name,
        NumericFormat.Single when _symbols.MathF is { } single && !single.GetMembers(name).IsEmpty => "MathF." + name,
        NumericFormat.Double when _receiver is not null && _receiver != "MathF." => _receiver + name,
        NumericFormat.Double when _symbols.Math is { } math && !math.GetMembers(name).IsEmpty => "Math." + name,
        NumericFormat.Half or NumericFormat.Generic when _receiver is not null => _receiver + name,
        _ => null,
    };

    /// <summary>"Math.", "System.MathF.", "double." or "T.", as the user wrote it; empty under using static.</summary>
    private static string? ReceiverIn(IOperation root)
    {
        foreach (var part in root.DescendantsAndSelf())
        {
            if (part is IInvocationOperation { Instance: null, Syntax: InvocationExpressionSyntax { Expression: var expression }, TargetMethod.ContainingType: { } type }
                && type.Name is "Math" or "MathF" or "Double" or "Single" or "Half"
                && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            {
                return expression is MemberAccessExpressionSyntax access ? access.Expression + "." : "";
            }
        }

        return null;
    }

    private static (string Name, bool NeedsImport) NameOfStableMath(KnownSymbols symbols, SemanticModel model, SyntaxNode place) =>
        symbols.StableMath is { } type ? NameOf(type, symbols, model, place) : ("StableMath", true);

    /// <summary>A type of this package as it must be named at a place, and whether that takes a using directive. Asked once for each type declaration.</summary>
    public static (string Name, bool NeedsImport) NameOf(INamedTypeSymbol type, KnownSymbols symbols, SemanticModel model, SyntaxNode place)
    {
        var scope = place.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() ?? place.SyntaxTree.GetRoot();
        if (!symbols.Names.TryGetValue((type, scope), out var known))
        {
            known = Lookup(type, model, place.SpanStart);
            symbols.Names.TryAdd((type, scope), known);
        }

        return known;
    }

    private static (string Name, bool NeedsImport) Lookup(INamedTypeSymbol type, SemanticModel model, int position)
    {
        foreach (var candidate in model.LookupNamespacesAndTypes(position, name: type.Name))
        {
            return (SymbolEqualityComparer.Default.Equals(candidate, type) ? type.Name : "global::" + StableMathLibrary.Namespace + "." + type.Name, false);
        }

        return (type.Name, true);
    }
}
