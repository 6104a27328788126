using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Conversion;

/// <summary>
/// A quantisation scale (max - min)/255 or absmax/127 that something is divided by: it is 0 for a constant or empty tensor, and
/// 0/0 is NaN. Silent where the scale is tested, floored or proven positive, and where it only multiplies.
/// </summary>
internal sealed class VanishingScale() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM6003",
        title: "Quantisation scale that can be 0",
        messageFormat: "'{0}' divides by a scale that is 0 where all values are {1}: 0/0 is NaN, which a cast turns into an arbitrary integer",
        category: Categories.Conversion,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The range of a constant tensor and the largest magnitude of an all-zero one are 0, and so is the scale computed from them.");

    private static readonly double[] Levels = [7, 8, 15, 127, 127.5, 128, 255, 256, 32767, 32768, 65535];

    public override int Priority => 70;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var division in context.Operations.OfType<IBinaryOperation>())
        {
            if (division.OperatorKind == BinaryOperatorKind.Divide && NumericFormats.FormatOf(division.Type).IsFloating() && ScaleOf(division.RightOperand) is { } scale
                && method.ByOperation.TryGetValue(scale, out var reading) && KindOf(reading.Term) is { } kind && !IsPositive(reading.Term, FactsAt(division, reading, context), context))
            {
                context.Report(new Finding(Descriptor, division.Syntax, Text.Shortened(division.Syntax), kind)
                {
                    Evidence = reading.Term.Source is { } source && context.IsHere(source) ? [source.Syntax] : [],
                    Fixes = FixesOf(scale, context),
                });
            }
        }
    }

    /// <summary>A magnitude known to be positive makes a positive scale; only subnormal ones underflow.</summary>
    private static bool IsPositive(Term scale, Facts? facts, RuleContext context) => context.RangeOf(scale, facts).ExcludesZero
        || (scale.Kind == TermKind.Product && scale.Operands.All(factor => context.RangeOf(factor, facts).ExcludesZero));

    private static Facts? FactsAt(IBinaryOperation division, Reading scale, RuleContext context) =>
        context.Method.ByOperation.TryGetValue(division, out var whole) ? whole.Facts : scale.Facts;

    private static IOperation? ScaleOf(IOperation divisor) => divisor switch
    {
        IConversionOperation { IsImplicit: true } conversion => ScaleOf(conversion.Operand),
        ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } or IArrayElementReferenceOperation => divisor,
        _ => null,
    };

    /// <summary>"equal" for a range, "0" for a largest magnitude, null for other terms.</summary>
    private static string? KindOf(Term scale)
    {
        var (coefficient, rest) = scale.SplitCoefficient();
        (coefficient, rest) = coefficient < 0 ? (-coefficient, -rest) : (coefficient, rest);
        if (coefficient <= 0 || rest.Kind == TermKind.Number || !(Levels.Any(level => System.Math.Abs((coefficient * level) - 1) < 1e-6) || HasComputedLevels(ref rest)))
        {
            return null;
        }

        return IsRange(rest) ? "equal" : IsMagnitude(rest) ? "0" : null;
    }

    /// <summary>(max - min) / ((1 &lt;&lt; bits) - 1).</summary>
    private static bool HasComputedLevels(ref Term rest)
    {
        if (rest.Kind != TermKind.Product || FloatCast.DivisorOf(rest) is not { } levels || !FloatCast.IsCount(levels.Kind == TermKind.Sum ? levels[levels.Operands.Length - 1] : levels))
        {
            return false;
        }

        rest *= levels;
        return true;
    }

    private static bool IsRange(Term term) => term is { Kind: TermKind.Sum, Operands.Length: 2 }
        && term.Operands.Any(part => part.SplitCoefficient() is { Coefficient: -1, Factor: var least } && (least.Is(Reduction.Min) || least.Is(MathFunction.Min) || Naming.Says(least.Origin, "min", "low")))
        && term.Operands.Any(part => part.Is(Reduction.Max) || part.Is(MathFunction.Max) || Naming.Says(part.Origin, "max", "high"));

    private static bool IsMagnitude(Term term) => term.Is(Reduction.Max) ? term[0].Is(MathFunction.Abs)
        : term.Is(MathFunction.Max) ? term.Operands.Any(IsMagnitude) : term.Is(MathFunction.Abs) || Naming.Says(term.Origin, "max", "abs", "amax");

    /// <summary>A statement after the declaration; every other value keeps its meaning.</summary>
    private static ImmutableArray<Fix> FixesOf(IOperation scale, RuleContext context)
    {
        if (scale is not ILocalReferenceOperation { Local: { IsConst: false } local } || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax
            {
                Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax, UsingKeyword.RawKind: 0 } statement },
            }
            || !context.Method.Body.Syntax.Span.Contains(statement.Span) || NumericFormats.FormatOf(local.Type) is not (NumericFormat.Double or NumericFormat.Single))
        {
            return [];
        }

        var leading = statement.GetLeadingTrivia().ToString();
        var indent = leading.Substring(leading.LastIndexOf('\n') + 1);
        var line = statement.SyntaxTree.GetText().Lines.GetLineFromPosition(statement.Span.End);
        var newline = line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
        if (indent.Trim().Length > 0)
        {
            (indent, newline) = ("", " ");
        }

        var text = newline + indent + "if (" + local.Name + " == 0)" + newline + indent + "{" + newline + indent + (newline == " " ? "" : "    ") + local.Name + " = 1;" + newline + indent + "}";
        return [new Fix("Use a scale of 1 where it would be 0", "NUM6003", [Edit.Insert(statement.Span.End, text)])];
    }
}
