using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
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
                context.Report(new Finding(Rule, call.Syntax, Text.Shortened(call.Syntax)) { Fixes = Fixes(call, argument) });
            }
        }
    }

    private static Reading? Argument(IInvocationOperation call, MethodReading method) =>
        call.Arguments.Length > 0 && method.ByOperation.TryGetValue(call.Arguments[0].Value, out var reading)
            && (NumericFormats.FormatOf(reading.Operation.Type).IsFloating() || method.Symbols.TensorPrimitives?.Equals(call.TargetMethod.ContainingType, SymbolEqualityComparer.Default) == true)
            ? reading : null;

    /// <summary>The zero of a type that an integer does not convert to by itself.</summary>
    private static string? ZeroOf(ITypeSymbol? type) => NumericFormats.FormatOf(type) is NumericFormat.Half or NumericFormat.BFloat16 or NumericFormat.Generic
        ? (type!.Name + ".Zero") : null;

    /// <summary>A conditional expression where the argument may be written three times.</summary>
    private static ImmutableArray<Fix> Fixes(IInvocationOperation call, Reading argument)
    {
        if (call.Arguments.Length != 1 || argument.Operation is not (ILocalReferenceOperation or IParameterReferenceOperation))
        {
            return [];
        }

        var x = argument.Operation.Syntax.ToString();
        if (ZeroOf(argument.Operation.Type) is { } zero)
        {
            return [new Fix("Compare with 0 (0 for NaN)", "NUM5011.Compare", [Edit.Replace(call.Syntax.Span, $"({x} > {zero} ? 1 : {x} < {zero} ? -1 : 0)")])];
        }

        var isFloating = call.Parent is IConversionOperation conversion && NumericFormats.FormatOf(conversion.Type) == NumericFormats.FormatOf(argument.Operation.Type);
        var (text, title) = isFloating
            ? ($"({x} > 0 ? 1 : {x} < 0 ? -1 : {x})", "Compare with 0 (NaN stays NaN)")
            : ($"({x} > 0 ? 1 : {x} < 0 ? -1 : 0)", "Compare with 0 (0 for NaN)");
        return [new Fix(title, "NUM5011.Compare", [Edit.Replace(call.Syntax.Span, text)])];
    }
}
