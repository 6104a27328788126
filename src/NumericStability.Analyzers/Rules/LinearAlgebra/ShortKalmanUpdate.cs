using System.Linq;
using Microsoft.CodeAnalysis;
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

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var assignment in method.Assignments.Where(assignment => context.IsHere(assignment.Operation)))
        {
            if (assignment.Value is { } value && value.Is(MathFunction.MatrixProduct) && IsComplement(value[0]) && (value[1].Equals(assignment.Old) || value[1].Kind is TermKind.Variable or TermKind.Member)
                && Naming.Is(value[1].Origin, "P", "Cov", "Covariance", "Sigma", "Pminus", "Ppred"))
            {
                context.Report(new Finding(Descriptor, assignment.Operation.Syntax, Text.Shortened(assignment.Operation.Syntax)));
            }
        }
    }

    /// <summary>I - K·H.</summary>
    private static bool IsComplement(Term term) => term is { Kind: TermKind.Sum, Operands.Length: 2 }
        && term.Operands.Any(part => part.SplitCoefficient() is { Coefficient: -1, Factor: var factor } && factor.Is(MathFunction.MatrixProduct));
}
