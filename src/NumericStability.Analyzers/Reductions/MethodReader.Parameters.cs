using System;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;

namespace NumericStability.Analyzers.Reductions;

/// <content>Ranges declared on parameters.</content>
internal sealed partial class MethodReader
{
    private void AssumeParameterRanges(IMethodSymbol? method)
    {
        if (method is null || _symbols.RangeAttribute is null)
        {
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            foreach (var attribute in parameter.GetAttributes())
            {
                if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _symbols.RangeAttribute) && attribute.ConstructorArguments.Length == 2)
                {
                    AssumeRange(Term.Of(parameter, 0), attribute);
                }
            }
        }
    }

    private void AssumeRange(Term value, AttributeData attribute)
    {
        if (attribute.ConstructorArguments[0].Value is IConvertible low && attribute.ConstructorArguments[1].Value is IConvertible high
            && Constants.TryRead(low, out var least) && Constants.TryRead(high, out var greatest))
        {
            _state = _state.Assume(Term.Compare(Comparison.LessOrEqual, Term.Number(least), value), true);
            _state = _state.Assume(Term.Compare(Comparison.LessOrEqual, value, Term.Number(greatest)), true);
        }
    }
}
