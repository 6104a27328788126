using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        foreach (var division in context.OperationsOf<IBinaryOperation>())
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

    /// <summary>A statement after the one that computes the scale; every other value keeps its meaning.</summary>
    private static ImmutableArray<Fix> FixesOf(IOperation scale, RuleContext context)
    {
        if (scale is not ILocalReferenceOperation { Local: { IsConst: false } local } || NumericFormats.FormatOf(local.Type) is not (NumericFormat.Double or NumericFormat.Single)
            || ComputedIn(local, context) is not { } statement)
        {
            return [];
        }

        var leading = statement.GetLeadingTrivia().ToString();
        var indent = leading.Substring(leading.LastIndexOf('\n') + 1);
        var end = statement.GetTrailingTrivia().LastOrDefault();
        var edit = indent.Trim().Length == 0 && end.IsKind(SyntaxKind.EndOfLineTrivia)
            ? Edit.Insert(end.SpanStart, Guard(local.Name, indent, end.ToString()) + (IsFollowedByBlank(statement) ? "" : end.ToString()))
            : Edit.Insert(statement.Span.End, " if (" + local.Name + " == 0) { " + local.Name + " = 1; }");
        return [new Fix("Use a scale of 1 where it would be 0", "NUM6003", [edit])];
    }

    private static string Guard(string name, string indent, string newline)
    {
        var inner = indent + (indent.Contains('\t') ? "\t" : "    ");
        return newline + string.Join(newline, indent + "if (" + name + " == 0)", indent + "{", inner + name + " = 1;", indent + "}");
    }

    /// <summary>A blank line or the end of the block: nothing needs to be set apart from the guard.</summary>
    private static bool IsFollowedByBlank(StatementSyntax statement)
    {
        var next = statement.GetLastToken().GetNextToken();
        return next.IsKind(SyntaxKind.CloseBraceToken) || next.LeadingTrivia.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>The one statement that writes the local; null where there are several, or it is more than a statement of a block.</summary>
    private static StatementSyntax? ComputedIn(ILocalSymbol local, RuleContext context)
    {
        var writes = context.Operations.Where(operation => Writes(operation, local)).ToList();
        return writes is not [{ Syntax: var write }] ? null : write switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } statement } } => statement,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } => statement,
            _ => null,
        };
    }

    private static bool Writes(IOperation operation, ILocalSymbol local) => operation switch
    {
        IVariableDeclaratorOperation { Initializer: not null } declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local),
        IDeconstructionAssignmentOperation deconstruction => deconstruction.Target.DescendantsAndSelf().Any(part => IsReferenceTo(part, local)),
        IAssignmentOperation assignment => IsReferenceTo(assignment.Target, local),
        IIncrementOrDecrementOperation step => IsReferenceTo(step.Target, local),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => IsReferenceTo(argument.Value, local),
        _ => false,
    };

    private static bool IsReferenceTo(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
}
