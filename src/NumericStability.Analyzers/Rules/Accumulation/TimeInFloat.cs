using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Accumulation;

/// <summary>
/// Ticks, Unix time or a timestamp converted to float: 24 bits leave steps of 128 seconds today. Silent where a base is subtracted
/// first (the difference is then small), and for double.
/// </summary>
internal sealed class TimeInFloat() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM3011",
        title: "Time stamp or identifier in float",
        messageFormat: "'{0}' is converted to {1}, which keeps {2} of its digits: {3}",
        category: Categories.Accumulation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Subtract the base first, or use double.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var reading in method.ByOperation.Values.ToList())
        {
            if (reading.Operation is IConversionOperation conversion && context.IsHere(conversion) && !conversion.Operand.ConstantValue.HasValue
                && NumericFormats.FormatOf(conversion.Type) is NumericFormat.Single or NumericFormat.Half && StampIn(conversion.Operand, method) is { } reason)
            {
                var isHalf = NumericFormats.FormatOf(conversion.Type) == NumericFormat.Half;
                context.Report(new Finding(Descriptor, conversion.Syntax, Text.Shortened(conversion.Operand.Syntax), isHalf ? "Half" : "float", isHalf ? "3" : "7", reason));
            }
        }
    }

    /// <summary>What the converted value is, through locals: the operation that computed it.</summary>
    private static string? StampIn(IOperation operand, MethodReading method)
    {
        var source = operand;
        if (operand is ILocalReferenceOperation && method.ByOperation.TryGetValue(operand, out var reading) && reading.Term.Source is { } computed)
        {
            source = computed;
        }

        source = LoopScan.Unconverted(source);
        return source switch
        {
            IPropertyReferenceOperation { Property: { Name: "Ticks", ContainingType.Name: "DateTime" or "DateTimeOffset" } } => "one ulp of today's ticks is 1.9 hours",
            IPropertyReferenceOperation { Property: { Name: "UtcTicks", ContainingType.Name: "DateTimeOffset" } } => "one ulp of today's ticks is 1.9 hours",
            IPropertyReferenceOperation { Property: { Name: "TickCount64" or "TickCount", ContainingType.Name: "Environment" } } => "one ulp is 64 ms after twelve days",
            IInvocationOperation { TargetMethod.Name: "ToUnixTimeSeconds" } => "one ulp of today's Unix time is 128 s",
            IInvocationOperation { TargetMethod.Name: "ToUnixTimeMilliseconds" } => "one ulp of today's Unix time is 131 s",
            IInvocationOperation { TargetMethod: { Name: "GetTimestamp", ContainingType.Name: "Stopwatch" } } => "one ulp is many microseconds after an hour",
            IInvocationOperation { TargetMethod: { Name: "ToFileTime" or "ToFileTimeUtc" or "ToBinary" } } => "one ulp of today's time is hours",
            _ => NamedTime(source) ?? NamedTime(LoopScan.Unconverted(operand)) ?? Identifier(source),
        };
    }

    private static readonly string[] TimeNames = ["unix", "timestamp", "ticks", "epochSec", "epochMs", "epochMilli"];

    /// <summary>A 64-bit integer that is named a point in time.</summary>
    private static string? NamedTime(IOperation source) => source is IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
        && source.Type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64 && Naming.Says(source, TimeNames)
            ? "one ulp of today's Unix time is 128 s" : null;

    /// <summary>A 64-bit integer that is named an identifier.</summary>
    private static string? Identifier(IOperation source) => source is IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
        && source.Type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_UInt64
        && LoopScan.SymbolOf(source)?.Name is { } name && (name is "id" or "Id" or "_id" || name.EndsWith("Id", System.StringComparison.Ordinal) || name.EndsWith("Hash", System.StringComparison.Ordinal))
            ? "identifiers above 16,777,216 collide" : null;
}
