using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Domain;

/// <summary>Math.Sign throws on NaN, in the middle of training. Silent for integers, decimals and values proven not NaN.</summary>
internal sealed class SignOfNaN() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM5011",
        title: "Math.Sign of a floating-point value throws on NaN",
        messageFormat: "'{0}' throws ArithmeticException where its argument is NaN",
        category: Categories.Domain,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Every other function passes NaN on; Sign throws, so one NaN gradient ends the program instead of showing up in the loss.");

    public override int Priority => 170;

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var reading in method.Readings)
        {
            if (reading.Operation is IInvocationOperation { TargetMethod.Name: "Sign" } call && context.IsHere(call) && reading.State.IsReachable && Argument(call, method) is { } argument
                && method.Symbols.TryFind(call.TargetMethod, out var known) && known.Function == MathFunction.Sign && context.RangeOf(argument.Term, reading).MayBeNaN)
            {
                context.Report(new Finding(Rule, call.Syntax, Text.Shortened(call.Syntax)) { Fixes = SignFix.Of(call, Rule.Id) });
            }
        }
    }

    private static Reading? Argument(IInvocationOperation call, MethodReading method) =>
        call.Arguments.Length > 0 && method.ByOperation.TryGetValue(call.Arguments[0].Value, out var reading)
            && (NumericFormats.FormatOf(reading.Operation.Type).IsFloating() || method.Symbols.TensorPrimitives?.Equals(call.TargetMethod.ContainingType, SymbolEqualityComparer.Default) == true)
            ? reading : null;
}
