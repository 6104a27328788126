using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>Calls on arrays, spans and lists.</content>
internal sealed partial class MethodReader
{
    private static bool IsLengthOf(IOperation count, params IOperation[] arrays) => count is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } measured }
        && arrays.Any(array => LoopScan.SymbolOf(LoopScan.Bare(array)) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, LoopScan.SymbolOf(measured)));

    /// <summary>Every element of an array has the value of the other's from here on.</summary>
    private Term CopyInto(IInvocationOperation call, Term source, IOperation target)
    {
        var content = source.Kind == TermKind.Map ? source : Term.RawMap(Term.Element(source.Shifted(1), Term.Bound(0)), null);
        ForgetElements(LocateArray(LoopScan.Bare(target)));
        Assign(call, LoopScan.Bare(target), content.From(call, NumericFormat.None));
        return Opaque(call);
    }

    /// <summary>Members of arrays, spans and lists that change or copy their content.</summary>
    private Term? ReadContainerCall(IInvocationOperation call)
    {
        var arguments = ArgumentsOf(call);
        switch (call.TargetMethod)
        {
            case { Name: "ConvertAll", Parameters.Length: 2 } method when SymbolEqualityComparer.Default.Equals(method.ContainingType, _symbols.Array):
                var sequence = ReadSequence(arguments[0]);
                return ToMap(sequence, ReadSelector(call, sequence, arguments[1])).From(call, NumericFormat.None);
            case { Name: "AsSpan" or "AsMemory" or "AsReadOnly", IsExtensionMethod: true } when arguments.Count == 1 || (arguments.Count == 3 && arguments[1].ConstantValue is { HasValue: true, Value: 0 }):
                return Read(arguments[0]).At(call, NumericFormat.None);
            case { Name: "Clone" or "ToArray", Parameters.Length: 0 } when call.Instance is { } instance:
                var copied = Read(instance);
                return (copied.Kind == TermKind.Map ? copied : Term.RawMap(Term.Element(copied.Shifted(1), Term.Bound(0)), null)).From(call, NumericFormat.None);
            case { Name: "Copy", Parameters.Length: 3 } method when SymbolEqualityComparer.Default.Equals(method.ContainingType, _symbols.Array) && IsLengthOf(arguments[2], arguments[0], arguments[1]):
                return CopyInto(call, Read(arguments[0]), arguments[1]);
            case { Name: "CopyTo", Parameters.Length: 2, ContainingType.SpecialType: SpecialType.System_Array } when call.Instance is { } original && arguments[1].ConstantValue is { HasValue: true, Value: 0 }:
                return CopyInto(call, Read(original), arguments[0]);
            case { Name: "Add", Parameters.Length: 1 } when call.Instance is { } list && LoopScan.SymbolOf(list) is not null && _loop is not null:
                var element = Read(arguments[0]);
                _state = _state.Set(Term.RawElement(LocateArray(list), _loop.Index), element);
                return Opaque(call);
            case { Name: "Clear", Parameters.Length: 0 } when call.Instance is { } cleared && IsSpan(cleared.Type):
                Read(cleared);
                return Opaque(call);
            default:
                return null;
        }
    }
}
