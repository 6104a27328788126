using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Cancellation;

/// <summary>
/// aa + bb - 2ab: the squared distance of two near points is the rounding error of their norms, and can be negative. Second
/// differences u[i-1] - 2u[i] + u[i+1] look alike and are silent; so are plain names that are not under a root.
/// </summary>
internal sealed class ExpandedSquaredDistance() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM2007",
        title: "Squared distance expanded",
        messageFormat: "'{0}' expands a squared distance: for near points only the rounding error of the squares is left{1}",
        category: Categories.Cancellation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "|a|² + |b|² - 2ab cancels for near points and can be negative. The sum of squared differences is neither.");

    public override int Priority => 30;

    public override IEnumerable<object> Roots => [TermKind.Sum];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (!reading.Term.Format.IsReal() || DistanceTerms.Of(reading.Term) is not { } distance)
        {
            return;
        }

        var (isRooted, isClamped) = (Surroundings.IsArgumentOf(reading.Operation, context, MathFunction.Sqrt), Surroundings.IsArgumentOf(reading.Operation, context, MathFunction.Max));
        var isEvidence = isRooted || IsInKernel(reading.Operation, context);
        if (!distance.IsProven && (!isEvidence || isClamped || context.RangeOf(reading.Term, reading).IsNonNegative))
        {
            return;
        }

        var syntax = reading.Operation.Syntax;
        context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), isRooted ? ", and the root of a negative one is NaN" : isClamped ? "" : ", and it can be negative")
        {
            Severity = isClamped ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Claims = [.. syntax.DescendantNodes().OfType<ExpressionSyntax>(), .. isRooted ? [Surroundings.UserOf(reading.Operation)!.Syntax] : Enumerable.Empty<SyntaxNode>()],
            Fixes = [.. FixesOf(distance, reading, context, isRooted, isClamped)],
        });
    }

    /// <summary>exp(-(aa + bb - 2ab) / (s·s)): nothing but a squared distance stands there.</summary>
    private static bool IsInKernel(IOperation operation, RuleContext context)
    {
        var user = operation.Parent;
        while (user is IParenthesizedOperation or IUnaryOperation or IConversionOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide })
        {
            user = user.Parent;
        }

        return user is IArgumentOperation { Parent: IInvocationOperation call } && context.Symbols.TryFind(call.TargetMethod, out var known) && known.Function == MathFunction.Exp;
    }

    private static IEnumerable<Fix> FixesOf(DistanceTerms distance, Reading reading, RuleContext context, bool isRooted, bool isClamped)
    {
        var syntax = reading.Operation.Syntax;
        var spelling = context.SpellingAt(reading);
        if (distance.IsScalar)
        {
            if (Rewrite.To(Term.RawPower(Term.Hole(0), 2), Matcher.Bound(distance.First - distance.Second), reading, context, "NUM2007.square", "Use the square of the difference") is { } square)
            {
                yield return square;
            }
        }
        else if (isRooted && distance.IsProven && Surroundings.UserOf(reading.Operation) is { Syntax: ExpressionSyntax root } && context.Symbols.StableMath is not null
            && NameOf(distance.First, reading) is { } first && NameOf(distance.Second, reading) is { } second && reading.Term.Format is NumericFormat.Double or NumericFormat.Single)
        {
            yield return new Fix("Use StableMath.Distance", "NUM2007.distance", [Edit.Replace(root.Span, spelling.StableMath + ".Distance(" + first + ", " + second + ")")]) { NeedsImport = spelling.NeedsImport };
        }

        if (!distance.IsScalar && !isClamped && spelling.CallOf(MathFunction.Max) is { } max)
        {
            yield return new Fix("Clamp the squared distance at 0 (a negative rounding error becomes 0)", "NUM2007.clamp",
                [new Edit(syntax.Span, [Piece.New(max + "(0, "), Piece.Keep(syntax.Span), Piece.New(")")])]);
        }
    }

    /// <summary>The name of an array that still has the value it had in the sums.</summary>
    private static string? NameOf(Term vector, Reading reading) => vector is { Head: Variable variable }
        && (reading.State.Cells.TryGetValue(Term.Of(variable.Symbol, 0), out var now) ? now.Equals(vector) : variable.Version == 0) ? variable.Symbol.Name : null;
}

/// <summary>A + B - 2C with the evidence that it is a squared distance.</summary>
internal sealed class DistanceTerms
{
    private DistanceTerms(Term first, Term second, bool isScalar, bool isProven) => (First, Second, IsScalar, IsProven) = (first, second, isScalar, isProven);

    /// <summary>The points: arrays, or numbers.</summary>
    public Term First { get; }

    public Term Second { get; }

    public bool IsScalar { get; }

    /// <summary>False where only the shape says so.</summary>
    public bool IsProven { get; }

    public static DistanceTerms? Of(Term sum)
    {
        if (sum.Kind != TermKind.Sum || sum.Operands.Length != 3)
        {
            return null;
        }

        for (var i = 0; i < 3; i++)
        {
            var (scale, cross) = sum[i].SplitCoefficient();
            if (scale == -2)
            {
                var rest = sum.Operands.RemoveAt(i);
                return Of(rest[0], rest[1], cross);
            }
        }

        return null;
    }

    private static DistanceTerms? Of(Term a, Term b, Term cross)
    {
        if (a.Is(Reduction.Sum) && b.Is(Reduction.Sum) && cross.Is(Reduction.Sum))
        {
            return SquareRoot(a[0]) is { } f && SquareRoot(b[0]) is { } g && (f * g).Equals(cross[0]) ? new(VectorOf(f), VectorOf(g), false, true) : null;
        }

        if (SquareRoot(a) is { } x && SquareRoot(b) is { } y)
        {
            return (x * y).Equals(cross) ? new(x, y, true, true) : null;
        }

        if (a.Kind == TermKind.Element && b.Kind == TermKind.Element && cross.Kind == TermKind.Element)
        {
            return IsGram(a, b, cross) ? new(a, b, false, true) : null;
        }

        var isNamed = a.Kind is TermKind.Variable or TermKind.Opaque or TermKind.Member && b.Kind == a.Kind && cross.Kind == a.Kind;
        return isNamed ? new(a, b, false, false) : null;
    }

    private static Term? SquareRoot(Term term) => term.Kind == TermKind.Power && term[1].IsNumber(2) ? term[0] : null;

    private static Term VectorOf(Term body) => body.Kind == TermKind.Element && body[1].Kind == TermKind.Bound ? body[0].Shifted(-1) : body;

    /// <summary>K[i,i] + K[j,j] - 2K[i,j], or the norms and the Gram matrix: the cross term has both indices.</summary>
    private static bool IsGram(Term a, Term b, Term cross)
    {
        var (row, column, both) = (IndicesOf(a), IndicesOf(b), IndicesOf(cross));
        return both.Count == 2 && row.Distinct().Count() == 1 && column.Distinct().Count() == 1 && both.Contains(row[0]) && both.Contains(column[0]) && !row[0].Equals(column[0]);
    }

    private static List<Term> IndicesOf(Term element)
    {
        var indices = new List<Term>();
        for (var part = element; part.Kind == TermKind.Element; part = part[0])
        {
            indices.Add(part[1]);
        }

        return indices;
    }
}
