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
/// equality only, added to anything it vanishes, and its reciprocal is ∞. Silent on == with it, in lists of test values, in
/// bit tricks, where it is returned or chosen as the number it is, and in loops that draw until a number is not 0. In a logarithm
/// it does keep the result finite: a suggestion there.
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
        foreach (var reference in context.OperationsOf<IMemberReferenceOperation>())
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
            IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } test =>
                IsDrawnAgain(test, value) ? null : (AsTolerance, false),
            IRelationalPatternOperation => (AsTolerance, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => (AsAddend, IsInLogarithm(sum) || VanishesAbove(sum)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient when quotient.LeftOperand == value => null,
            IConditionalOperation or ISwitchExpressionArmOperation or ICoalesceOperation => RoleOfChoice(parent),
            IReturnOperation => IsToleranceName(OwnerOf(parent)) ? (AsValue, false) : null,
            IVariableInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation when IsNamedAsItself(parent) => null,
            ISimpleAssignmentOperation assignment => IsNamedAsItself(assignment.Target) ? null : (AsValue, ReplacesZero(assignment)),
            IArgumentOperation { Parameter.Ordinal: < 2, Parent: IInvocationOperation { TargetMethod.Name: var name } } when name.Contains("Equal") => null,
            IArgumentOperation { Parent: IInvocationOperation call } argument => RoleIn(call, argument),
            IArgumentOperation { Parent: IObjectCreationOperation } argument when !Naming.Says(argument, "eps", "tol") => null,
            IArrayInitializerOperation or ICollectionExpressionOperation or IConstantPatternOperation or IAttributeOperation or IInterpolationOperation or IInvalidOperation => null,
            ICompoundAssignmentOperation => (AsAddend, false),
            IMemberReferenceOperation or IInvocationOperation or INameOfOperation => null,
            null => null,
            _ => (AsValue, false),
        };
    }

    private static readonly string[] ToleranceNames = ["eps", "tol", "delta", "precision", "accuracy", "threshold", "error"];

    /// <summary>x == 0 ? ε : x is the smallest number on purpose, but no divisor; in a logarithm it keeps the result finite.</summary>
    private static (string, bool)? RoleOfChoice(IOperation choice)
    {
        var value = choice is ISwitchExpressionArmOperation ? choice.Parent! : choice;
        while (value.Parent is IParenthesizedOperation or IConversionOperation)
        {
            value = value.Parent;
        }

        return value.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && quotient.RightOperand == value ? (AsFloor, false)
            : IsInLogarithm(value) ? (AsValue, true) : null;
    }

    /// <summary>while (u &lt;= ε) u = random.NextDouble(): the number drawn is not 0 afterwards.</summary>
    private static bool IsDrawnAgain(IBinaryOperation test, IOperation epsilon)
    {
        var tested = LoopScan.SymbolOf(LoopScan.Bare(test.LeftOperand == epsilon ? test.RightOperand : test.LeftOperand));
        IOperation condition = test;
        while (condition.Parent is IBinaryOperation or IUnaryOperation or IParenthesizedOperation)
        {
            condition = condition.Parent;
        }

        return tested is not null && condition.Parent is IWhileLoopOperation loop && loop.Condition == condition && loop.Body.Descendants().OfType<ISimpleAssignmentOperation>()
            .Any(assignment => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(assignment.Target), tested)
                && assignment.Value.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => Naming.Says(call, "Next", "Uniform", "Sample", "Random", "Draw")));
    }

    /// <summary>if (x == 0) x = ε: finite in a logarithm, not below a division.</summary>
    private static bool ReplacesZero(ISimpleAssignmentOperation assignment)
    {
        var branch = assignment.Parent;
        while (branch is IExpressionStatementOperation or IBlockOperation)
        {
            branch = branch.Parent;
        }

        return branch is IConditionalOperation { Condition: IBinaryOperation test } && LoopScan.SymbolOf(assignment.Target) is { } target
            && test.DescendantsAndSelf().Any(part => SymbolEqualityComparer.Default.Equals(LoopScan.SymbolOf(part), target));
    }

    /// <summary>A variable whose name says that it holds the smallest number.</summary>
    private static bool IsNamedAsItself(IOperation named) => (named switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
        IFieldInitializerOperation field => field.InitializedFields.FirstOrDefault()?.Name,
        IPropertyInitializerOperation property => property.InitializedProperties.FirstOrDefault()?.Name,
        _ => Naming.Of(named),
    })?.ToLowerInvariant() is { } name && new[] { "smallest", "minpositive", "minimumpositive", "denormal", "subnormal", "nextup", "nextafter", "leastpositive" }.Any(word => name.Replace("_", "").Contains(word));

    private static ISymbol? OwnerOf(IOperation returned)
    {
        for (var current = returned.Parent; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation local)
            {
                return local.Symbol;
            }

            if (current is IAnonymousFunctionOperation)
            {
                return null;
            }
        }

        return returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart);
    }

    /// <summary>A member that hands Epsilon on under its own name is none.</summary>
    private static bool IsToleranceName(ISymbol? owner) => (owner is IMethodSymbol { AssociatedSymbol: { } property } ? property : owner)?.Name is { } name
        && name is not "Epsilon" && Naming.Says(name, "eps", "tol");

    private static (string, bool)? RoleIn(IInvocationOperation call, IArgumentOperation argument) => call.TargetMethod.Name switch
    {
        "Clamp" when IsOfFinitePositives(call) => null,
        "Max" or "Clamp" or "MaxNumber" or "Min" => (AsFloor, IsInLogarithm(call)),
        "Log" or "Log2" or "Log10" => (AsValue, true),
        "DoubleToInt64Bits" or "SingleToInt32Bits" or "BitIncrement" or "BitDecrement" or "IsNaN" or "IsSubnormal" or "IsNormal" or "ToString" or "Equals" or "CompareTo"
            or "WriteLine" or "Write" or "Add" or "Serialize" or "Parse" or "GetBytes" => null,
        "Sqrt" or "Cbrt" or "Pow" => (AsTolerance, false),
        _ => Naming.Says(argument, ToleranceNames) ? (AsTolerance, false) : null,
    };

    /// <summary>Clamp(a + b, Epsilon, MaxValue) keeps 0 and ∞ out and nothing else, as the conjugate form of a difference of roots needs it.</summary>
    private static bool IsOfFinitePositives(IInvocationOperation call) => call.Arguments.Length == 3
        && call.Arguments[2].Value is IFieldReferenceOperation { Field.Name: "MaxValue" } && call.Arguments[0].Value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add };

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
