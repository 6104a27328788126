using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Literals;

/// <summary>
/// |x - y| &lt; tolerance where x or y is known to be so large that its neighbours are further away than the tolerance. Silent
/// without evidence of the magnitude: a tiny tolerance alone may be meant for tiny values.
/// </summary>
internal sealed class ToleranceBelowUlp() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM7002",
        title: "Tolerance below the spacing of the numbers compared",
        messageFormat: "'{0}' is a test for equality: {1} numbers of magnitude {2} are {3} apart",
        category: Categories.Constants,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The distance between neighbouring floating-point numbers grows with their magnitude; a smaller tolerance admits equality only.");

    public override IEnumerable<object> Roots => [TermKind.Compare];

    public override void Examine(Reading reading, RuleContext context)
    {
        if (reading.Term.Head is not (Comparison.Less or Comparison.LessOrEqual))
        {
            return;
        }

        ExamineRelative(reading, context);
        if (DistanceAndTolerance(reading.Term) is not var (distance, tolerance) || IsFloor(reading.Operation))
        {
            return;
        }

        var format = FormatOf(distance);
        var magnitude = Magnitude(distance[0], reading, context);
        if (format.IsFloating() && magnitude > 0 && !double.IsInfinity(magnitude) && tolerance < magnitude * format.MachineEpsilon() / 2)
        {
            context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax), format.Keyword(), Written(magnitude), Written(magnitude * format.MachineEpsilon())));
        }
    }

    /// <summary>|x - y| &lt; c·|x| with a c below the machine epsilon: no two different numbers are that close.</summary>
    private void ExamineRelative(Reading reading, RuleContext context)
    {
        for (var i = 0; i < 2; i++)
        {
            var (factor, size) = reading.Term[1 - i].SplitCoefficient();
            if (reading.Term[i].Is(MathFunction.Abs) && reading.Term[i][0] is { Kind: TermKind.Sum, Operands.Length: 2 } difference
                && FormatOf(reading.Term[i]) is var format && format.IsFloating() && factor > 0 && factor < format.MachineEpsilon() / 4 && IsSizeOf(size, difference))
            {
                context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax), format.Keyword(), "1", Written(format.MachineEpsilon())));
            }
        }
    }

    /// <summary>|x|, or the larger of |x| and |y|, for the x and y of a difference.</summary>
    private static bool IsSizeOf(Term size, Term difference) => size.Is(MathFunction.Abs)
        ? difference.Operands.Any(part => part.Equals(size[0]) || part.IsNegativeOf(size[0]))
        : size.Is(MathFunction.Max) && size.Operands.All(part => IsSizeOf(part, difference));

    /// <summary>if (Math.Abs(d) &lt; tiny) d = tiny: a guard of a divisor, as in continued fractions, not a comparison of two values.</summary>
    private static bool IsFloor(IOperation test)
    {
        var tested = test.Descendants().Select(LoopScan.SymbolOf).OfType<ISymbol>().ToList();
        return test.Parent is IConditionalOperation choice && choice.Condition == test && choice.WhenTrue.DescendantsAndSelf().OfType<IAssignmentOperation>()
            .Any(assignment => LoopScan.SymbolOf(assignment.Target) is { } target && tested.Contains(target, SymbolEqualityComparer.Default));
    }

    private static (Term Distance, double Tolerance)? DistanceAndTolerance(Term test)
    {
        for (var i = 0; i < 2; i++)
        {
            if (test[i].Is(MathFunction.Abs) && test[i][0] is { Kind: TermKind.Sum, Operands.Length: 2 } && test[1 - i] is { Kind: TermKind.Number, Value: > 0 } bound)
            {
                return (test[i], bound.Value);
            }
        }

        return null;
    }

    private static NumericFormat FormatOf(Term distance) => distance.Source is { Type: { } type } ? NumericFormats.FormatOf(type) : distance.Format;

    /// <summary>The least magnitude one of the two values is known to have.</summary>
    private static double Magnitude(Term difference, Reading reading, RuleContext context)
    {
        var largest = 0.0;
        foreach (var part in difference.Operands)
        {
            var range = context.RangeOf(part, reading);
            if (!range.IsEmpty && (range.Low > 0 || range.High < 0))
            {
                largest = Math.Max(largest, Math.Min(Math.Abs(range.Low), Math.Abs(range.High)));
            }
        }

        return largest;
    }

    private static string Written(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
