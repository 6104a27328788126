using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Literals;

/// <summary>
/// double.Epsilon is the smallest subnormal number, 4.94e-324, not the machine epsilon 2.2e-16: as a tolerance it admits
/// equality only, added to anything it vanishes, and its reciprocal is ∞. Silent on == with it, in lists of test values and in
/// bit tricks. In a logarithm it does keep the result finite: a suggestion there.
/// </summary>
internal sealed class SmallestNumberAsEpsilon() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM7001",
        title: "Smallest positive number used as an epsilon",
        messageFormat: "'{0}' is {1}, the smallest positive number, not the machine epsilon {2}: {3}",
        category: Categories.Constants,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "double.Epsilon and float.Epsilon are the smallest positive subnormal numbers. As a tolerance they admit equality only; 1 + Epsilon is 1.");

    private const string AsTolerance = "no other number is that close, so the test is one for equality";
    private const string AsAddend = "the sum is rounded back to the other operand unless that is 0, and 1/ε is ∞";
    private const string AsFloor = "1/ε is ∞, so it does not guard a division";
    private const string AsValue = "as a tolerance it admits equality only, as a start value it is above every negative number";

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var reference in context.Operations.OfType<IMemberReferenceOperation>())
        {
            if (reference.Member is { Name: "Epsilon", IsStatic: true, ContainingType: { } type }
                && NumericFormats.FormatOf(type) is NumericFormat.Double or NumericFormat.Single or NumericFormat.Half && RoleOf(reference) is { } role)
            {
                var format = NumericFormats.FormatOf(type);
                context.Report(new Finding(Descriptor, reference.Syntax, reference.Syntax.ToString(), SmallestOf(format), MachineEpsilonOf(format), role.Consequence)
                {
                    Severity = role.IsDoubtful ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                    Fixes = FixesOf(reference, format),
                });
            }
        }
    }

    /// <summary>What it is used for; null where the number itself is meant.</summary>
    private static (string Consequence, bool IsDoubtful)? RoleOf(IOperation reference)
    {
        var (value, parent) = (reference, reference.Parent);
        while (parent is IUnaryOperation or IParenthesizedOperation or IConversionOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply })
        {
            (value, parent) = (parent, parent.Parent);
        }

        return parent switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => null,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual }
                or IRelationalPatternOperation => (AsTolerance, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => (AsAddend, IsInLogarithm(sum) || VanishesAbove(sum)),
            IArgumentOperation { Parameter.Ordinal: < 2, Parent: IInvocationOperation { TargetMethod.Name: var name } } when name.Contains("Equal") => null,
            IArgumentOperation { Parent: IInvocationOperation call } => RoleIn(call),
            IArgumentOperation { Parent: IObjectCreationOperation } argument when !Naming.Says(argument, "eps", "tol") => null,
            IArrayInitializerOperation or ICollectionExpressionOperation or IConstantPatternOperation or IAttributeOperation or IInterpolationOperation or IInvalidOperation => null,
            ICompoundAssignmentOperation => (AsAddend, false),
            IMemberReferenceOperation or IInvocationOperation or INameOfOperation => null,
            null => null,
            _ => (AsValue, false),
        };
    }

    private static (string, bool)? RoleIn(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Max" or "Clamp" or "MaxNumber" or "Min" => (AsFloor, IsInLogarithm(call)),
        "Log" or "Log2" or "Log10" => (AsValue, true),
        "DoubleToInt64Bits" or "SingleToInt32Bits" or "BitIncrement" or "BitDecrement" or "IsNaN" or "IsSubnormal" or "IsNormal" or "ToString" or "Equals" or "CompareTo"
            or "WriteLine" or "Write" or "Add" or "Serialize" or "Parse" or "GetBytes" => null,
        _ => (AsTolerance, false),
    };

    private static bool IsInLogarithm(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IParenthesizedOperation or IConversionOperation or IArgumentOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInvocationOperation { TargetMethod.Name: "Log" or "Log2" or "Log10" };
    }

    /// <summary>a / (a + ε) is 0 for a = 0, as it should be.</summary>
    private static bool VanishesAbove(IBinaryOperation sum)
    {
        IOperation value = sum;
        while (value.Parent is IParenthesizedOperation or IConversionOperation { IsImplicit: true })
        {
            value = value.Parent;
        }

        return value.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && quotient.RightOperand == value
            && quotient.LeftOperand.Syntax.ToString() is { } above && sum.LeftOperand.Syntax.ToString().Contains(above);
    }

    private static string SmallestOf(NumericFormat format) => format switch
    {
        NumericFormat.Single => "1.4e-45",
        NumericFormat.Half => "6e-8",
        _ => "4.94e-324",
    };

    private static string MachineEpsilonOf(NumericFormat format) => format switch
    {
        NumericFormat.Single => "1.1920929E-07f",
        NumericFormat.Half => "(Half)0.000977",
        _ => "2.220446049250313E-16",
    };

    private ImmutableArray<Fix> FixesOf(IMemberReferenceOperation reference, NumericFormat format)
    {
        var machine = new Fix("Use the machine epsilon " + MachineEpsilonOf(format) + " (changes the result)", Id + ".machine",
            [Edit.Replace(reference.Syntax.Span, MachineEpsilonOf(format))]);
        var start = StartValue(reference, format);
        var relative = RelativeTest(reference, format);
        return [.. new[] { relative, start, machine }.Where(fix => fix is not null).Select(fix => fix!)];
    }

    /// <summary>The start of a running maximum.</summary>
    private Fix? StartValue(IMemberReferenceOperation reference, NumericFormat format) =>
        format != NumericFormat.Half && reference.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } && Naming.Says(declarator, "max", "best", "highest")
            ? new Fix("Start from -∞", Id + ".start", [Edit.Replace(reference.Syntax.Span, format.Keyword() + ".NegativeInfinity")])
            : null;

    /// <summary>|a - b| &lt; ε becomes a test relative to the smaller of the two, so that nothing finite is close to ∞.</summary>
    private Fix? RelativeTest(IMemberReferenceOperation reference, NumericFormat format)
    {
        if (format == NumericFormat.Half || reference.Syntax.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression } test
            || test.Right != reference.Syntax || test.Left is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference }] } call
            || reference.Parent is not IBinaryOperation { LeftOperand: IInvocationOperation { TargetMethod.Name: "Abs" } })
        {
            return null;
        }

        var name = call.Expression.ToString();
        var min = name.EndsWith("Abs", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - 3) + "Min" : null;
        var tolerance = format == NumericFormat.Single ? "1e-6f" : "1e-12";
        return min is null || !IsPlain(difference.Left) || !IsPlain(difference.Right) ? null : new Fix(
            "Compare relative to the smaller magnitude (" + tolerance + ", changes the result)",
            Id + ".relative",
            [
                Edit.Replace(test.OperatorToken.Span, "<="),
                new Edit(reference.Syntax.Span, [Piece.New(tolerance + " * " + min + "(" + name + "("), Piece.Keep(difference.Left.Span),
                    Piece.New("), " + name + "("), Piece.Keep(difference.Right.Span), Piece.New("))")]),
            ]);
    }

    /// <summary>True where evaluating the expression twice changes nothing.</summary>
    private static bool IsPlain(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax };
}
