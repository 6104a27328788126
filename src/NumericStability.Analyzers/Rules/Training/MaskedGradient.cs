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

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// where(x > 0, log(x), 0): the value is right, the gradient of the masked elements is 0 · ∞ = NaN. Silent where the argument is
/// made harmless first, and where no gradient is taken.
/// </summary>
internal sealed class MaskedGradient() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4017",
        title: "Singular function behind where has a NaN gradient",
        messageFormat: "'{0}' is computed where the condition excludes it too: its derivative there is infinite, and 0 · ∞ makes the gradient NaN",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "where selects values, but the gradient flows through both branches. The argument must be made harmless by a where of its own, before the singular function.");

    /// <summary>Before the rules that see the masked value itself.</summary>
    public override int Priority => 9;

    public override void Examine(MethodReading method, RuleContext context)
    {
        if (context.Symbols.Torch is null)
        {
            return;
        }

        foreach (var call in context.OperationsOf<IInvocationOperation>())
        {
            if (call.TargetMethod is { Name: "where", Parameters.Length: 2 or 3 } && TorchSharpLibrary.IsFunction(call.TargetMethod) && PartsOf(call) is { } parts
                && !TorchCode.IsWithoutGradient(call) && context.Method.ByOperation.TryGetValue(parts.Condition, out var condition))
            {
                ExamineBranch(call, parts.Condition, condition.Term, parts.WhenTrue, true, context);
                ExamineBranch(call, parts.Condition, condition.Term, parts.WhenFalse, false, context);
            }
        }
    }

    private static (IOperation Condition, IOperation WhenTrue, IOperation WhenFalse)? PartsOf(IInvocationOperation call)
    {
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).Select(argument => argument.Value).ToList();
        return call.Instance is { } x ? arguments.Count == 2 ? (arguments[0], x, arguments[1]) : null : arguments.Count == 3 ? (arguments[0], arguments[1], arguments[2]) : null;
    }

    private void ExamineBranch(IInvocationOperation where, IOperation condition, Term tested, IOperation branch, bool isTrue, RuleContext context)
    {
        if (!context.Method.ByOperation.TryGetValue(branch, out var reading) || tested.Kind is TermKind.Opaque)
        {
            return;
        }

        var facts = reading.State.Assume(tested, isTrue).Facts;
        foreach (var (function, argument) in SingularIn(reading.Term))
        {
            if (tested.Contains(argument) && context.RangeOf(argument, reading).Contains(0) && !context.RangeOf(argument, facts).Contains(0))
            {
                var site = function.Source is { } source && context.IsHere(source) ? source : branch;
                context.Report(new Finding(Descriptor, where.Syntax, Text.Shortened(site.Syntax))
                {
                    Claims = [site.Syntax, branch.Syntax, .. branch.Syntax.DescendantNodes().OfType<ExpressionSyntax>()],
                    Evidence = [site.Syntax],
                    Fixes = FixesOf(condition, branch, argument, isTrue, context),
                });
                return;
            }
        }
    }

    /// <summary>Logarithms, roots and quotients with what they are singular in.</summary>
    private static IEnumerable<(Term Function, Term Argument)> SingularIn(Term term)
    {
        var isSingular = term.Is(MathFunction.Log) || term.Is(MathFunction.Log2) || term.Is(MathFunction.Log10) || term.Is(MathFunction.Sqrt)
            || (term.Kind == TermKind.Power && term[1] is { Kind: TermKind.Number, Value: < 1 });
        return (isSingular ? [(term, term[0])] : Enumerable.Empty<(Term, Term)>())
            .Concat(term.Kind is TermKind.Choice ? [] : term.Operands.SelectMany(SingularIn));
    }

    /// <summary>Inside the branch, each place that reads as the argument and feeds a function takes a harmless value where masked.</summary>
    private static ImmutableArray<Fix> FixesOf(IOperation condition, IOperation branch, Term argument, bool isTrue, RuleContext context)
    {
        var sites = branch.DescendantsAndSelf().Where(part => part.Syntax is ExpressionSyntax && TorchSharpLibrary.IsTensor(part.Type) && IsSite(part)
            && context.Method.ByOperation.TryGetValue(part, out var reading) && reading.Term.Equals(argument)).ToList();
        if (sites.Count == 0)
        {
            return [];
        }

        var torch = TorchSpelling.NameOfTorch(context.Model, branch.Syntax.SpanStart);
        var edits = sites.Select(site => new Edit(site.Syntax.Span, isTrue
            ? [Piece.New(torch + ".where("), Piece.Keep(condition.Syntax.Span), Piece.New(", "), Piece.Keep(site.Syntax.Span), Piece.New(", 1)")]
            : [Piece.New(torch + ".where("), Piece.Keep(condition.Syntax.Span), Piece.New(", 1, "), Piece.Keep(site.Syntax.Span), Piece.New(")")]));
        return [new Fix("Put 1 in the place of masked arguments first", "NUM4017.doubleWhere", [.. edits])];
    }

    /// <summary>The argument or receiver of a function, or a divisor.</summary>
    private static bool IsSite(IOperation part) => part.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "log" or "log2" or "log10" or "sqrt" or "rsqrt" or "reciprocal" or "div" or "pow" } } => true,
        IInvocationOperation { TargetMethod.Name: "log" or "log2" or "log10" or "sqrt" or "rsqrt" or "reciprocal" or "pow" } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } division => division.RightOperand == part,
        IParenthesizedOperation parenthesized => IsSite(parenthesized),
        _ => false,
    };
}
