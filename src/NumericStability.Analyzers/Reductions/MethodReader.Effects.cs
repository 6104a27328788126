using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Reductions;

/// <content>What calls change: the arrays they are given, the fields of their type.</content>
internal sealed partial class MethodReader
{
    private void WriteEffects(HelperSummary summary, IInvocationOperation call, List<Term> operands)
    {
        var arguments = ArgumentsOf(call);
        foreach (var effect in summary.Effects)
        {
            if (effect.Parameter < arguments.Count)
            {
                var location = LocateArray(arguments[effect.Parameter]);
                ForgetElements(location);
                _state = _state.Set(location, effect.Content is { } content ? summary.Instantiate(content, operands, _state) : Unknown(location) ?? Opaque(call));
            }
        }
    }

    /// <summary>An unknown method may write to the arrays it is given; a truth that it hands out is its answer about the operands.</summary>
    private void ForgetArguments(IInvocationOperation call, List<Term> operands)
    {
        foreach (var argument in call.Arguments)
        {
            var writes = argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out
                || (argument.Parameter?.Type is IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" or "List" or "IList" or "Array" } && !IsReadOnlyCall(call.TargetMethod));
            if (writes && LoopScan.SymbolOf(argument.Value) is { } symbol)
            {
                var location = Term.Of(symbol, 0);
                ForgetElements(location);
                var isAnswer = argument.Parameter is { RefKind: RefKind.Out, Type.SpecialType: SpecialType.System_Boolean };
                _state = _state.Set(location, isAnswer ? Question(call, operands) : Fresh(symbol));
            }
        }
    }

    /// <summary>A method of this type may change its fields.</summary>
    private void ForgetFields(IInvocationOperation call)
    {
        if (!SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, _reading.Owner.ContainingType))
        {
            return;
        }

        foreach (var name in _helpers.Writes.Of(call.TargetMethod, _cancellation))
        {
            if (call.TargetMethod.ContainingType.GetMembers(name).FirstOrDefault() is { } member and (IFieldSymbol or IPropertySymbol))
            {
                _state = _state.Set(Term.Of(member, 0), Fresh(member));
            }
        }
    }

    private static bool IsReadOnlyCall(IMethodSymbol method) => method.ContainingType?.Name is "Console" or "String" or "Math" or "MemoryExtensions" or "Debug";
}
