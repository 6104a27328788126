using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>
/// The additional file in which a project declares its own wrappers, a line each:
/// <c>M:My.Math.SafeExp(System.Double) = exp in [0, 1e30]</c>. Empty lines and lines that begin with # are passed over.
/// </summary>
internal static class FunctionsFile
{
    public const string Name = "NumericStability.Functions.txt";

    private static readonly Regex Line = new(
        @"^\s*(?<id>M:[^=\s][^=]*?)\s*=\s*(?<function>[A-Za-z0-9]+|\?)(\s+in\s+\[\s*(?<low>[^,\]]+?)\s*,\s*(?<high>[^,\]]+?)\s*\])?\s*$", RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, MathFunction> Functions = typeof(MathFunction).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<MathFunction>().ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the declarations; every line that cannot be used goes to <paramref name="fail"/> with the reason.</summary>
    public static IEnumerable<KeyValuePair<IMethodSymbol, DeclaredFunction>> Read(SourceText text, Compilation compilation, Action<TextLine, string> fail)
    {
        foreach (var line in text.Lines)
        {
            var content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            if (Parse(content, compilation, out var method, out var declared) is { } error)
            {
                fail(line, error);
            }
            else
            {
                yield return new(method!, declared!);
            }
        }
    }

    private static string? Parse(string content, Compilation compilation, out IMethodSymbol? method, out DeclaredFunction? declared)
    {
        (method, declared) = (null, null);
        var match = Line.Match(content);
        if (!match.Success)
        {
            return "expected 'M:Type.Method(Parameters) = function in [low, high]'";
        }

        var name = match.Groups["function"].Value;
        if (!Functions.TryGetValue(name, out var function) && name != "?")
        {
            return $"there is no function '{name}'";
        }

        double low = double.NegativeInfinity, high = double.PositiveInfinity;
        if (match.Groups["low"].Success && !(TryNumber(match.Groups["low"].Value, out low) && TryNumber(match.Groups["high"].Value, out high) && low <= high))
        {
            return "the range is not two ordered numbers";
        }

        method = DocumentationCommentId.GetFirstSymbolForDeclarationId(match.Groups["id"].Value, compilation) as IMethodSymbol;
        declared = new DeclaredFunction(function, low, high);
        return method is null ? $"there is no method '{match.Groups["id"].Value}'"
            : function is not null && method.Parameters.Length < function.Arity ? $"'{name}' takes {function.Arity.ToString(CultureInfo.InvariantCulture)} arguments"
            : function is null && !declared.HasRange ? "'?' needs a range" : null;
    }

    private static bool TryNumber(string text, out double value)
    {
        value = text switch { "-inf" => double.NegativeInfinity, "inf" or "+inf" => double.PositiveInfinity, _ => double.NaN };
        return !double.IsNaN(value) || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !double.IsNaN(value));
    }
}
