using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.LinearAlgebra;

/// <summary>P = (I - K·H)·P: rounding makes the covariance asymmetric and, in time, indefinite. Silent on the Joseph form.</summary>
internal sealed class ShortKalmanUpdate() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM8008",
        title: "Kalman covariance update in the short form",
        messageFormat: "'{0}' is the short form of the covariance update, which rounding makes asymmetric and indefinite; the Joseph form (I - KH)P(I - KH)ᵀ + KRKᵀ stays positive",
        category: Categories.LinearAlgebra,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "(I - KH)P equals the covariance only for the exact gain; the Joseph form is a sum of positive semi-definite matrices for any gain.");

    private static readonly string[] Covariances = ["P", "Cov", "Sigma", "Pminus", "Ppred", "Pprior", "Ppriori"];

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments.Where(assignment => context.IsHere(assignment.Operation)))
        {
            if (IsShortForm(assignment.Value, assignment.Old) && !IsSymmetrised(assignment, method))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax)));
            }
        }

        foreach (var returned in context.OperationsOf<IReturnOperation>())
        {
            if (returned.ReturnedValue is IBinaryOperation or IInvocationOperation && method.ByOperation.TryGetValue(returned.ReturnedValue, out var reading) && IsShortForm(reading.Term, null))
            {
                context.Report(new Finding(Descriptor, reading.Operation.Syntax, Text.Shortened(reading.Operation.Syntax)));
            }
        }
    }

    /// <summary>(I - K·H)·P, or P - K·H·P.</summary>
    private static bool IsShortForm(Term value, Term? old) => value.MayCall(MathFunction.MatrixProduct) && (
        (value.Is(MathFunction.MatrixProduct) && IsComplement(value[0]) && IsCovariance(value[1], old))
        || (value is { Kind: TermKind.Sum, Operands.Length: 2 } difference && difference.Operands.Any(part => IsCovariance(part, old)
            && difference.Operands.Any(other => Subtracted(other) is { } product && FactorsOf(product).ToList() is { Count: >= 3 } factors && factors[factors.Count - 1].Equals(part)))));

    private static bool IsCovariance(Term term, Term? old) => (term.Equals(old) || term.Kind is TermKind.Variable or TermKind.Member or TermKind.Element)
        && (Naming.Is(term.Origin, Covariances) || Naming.Says(term.Origin, "covariance"));

    /// <summary>P = (P + Pᵀ)/2 afterwards keeps at least the symmetry.</summary>
    private static bool IsSymmetrised(Assignment update, MethodReading method) => method.Assignments.Any(other => other.Value.Contains(part =>
        part.Is(MathFunction.Transpose) && (part[0].Equals(update.Value) || part[0].Equals(update.Location))) && other.Location.Equals(update.Location));

    /// <summary>I - K·H.</summary>
    private static bool IsComplement(Term term) => term is { Kind: TermKind.Sum, Operands.Length: 2 }
        && term.Operands.Any(part => Subtracted(part) is { } product && product.Is(MathFunction.MatrixProduct));

    /// <summary>The matrix product behind a minus sign, which may stand before its first factor.</summary>
    private static Term? Subtracted(Term part)
    {
        var (coefficient, product) = part.SplitCoefficient();
        return !product.Is(MathFunction.MatrixProduct) ? null
            : coefficient == -1 || (coefficient == 1 && FactorsOf(product).First().SplitCoefficient().Coefficient == -1) ? product : null;
    }

    private static IEnumerable<Term> FactorsOf(Term product) => product.Is(MathFunction.MatrixProduct) ? product.Operands.SelectMany(FactorsOf) : [product];
}
