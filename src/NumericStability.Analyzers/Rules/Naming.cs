using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumericStability.Analyzers.Rules;

/// <summary>What the user calls a value. A name alone is never a proof: it decides between two readings of one formula.</summary>
internal static class Naming
{
    /// <summary>The name of the variable, member or method an expression ends in; empty where it has none.</summary>
    public static string Of(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        IVariableDeclaratorOperation declarator => declarator.Symbol.Name,
        IArgumentOperation argument => argument.Parameter?.Name ?? "",
        IArrayElementReferenceOperation element => Of(element.ArrayReference),
        IConversionOperation conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        _ => "",
    };

    public static bool Says(IOperation? operation, params string[] words) => Says(Of(operation), words);

    /// <summary>True where the name contains one of the words, in capitals or not.</summary>
    public static bool Says(string name, params string[] words) => words.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    public static bool Is(IOperation? operation, params string[] names)
    {
        var name = Of(operation).TrimStart('_');
        return names.Any(candidate => string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase));
    }
}
