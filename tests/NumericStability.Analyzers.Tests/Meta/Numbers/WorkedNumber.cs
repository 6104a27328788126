using System;
using System.Globalization;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Meta.Numbers;

/// <summary>A number as a rule page writes it, and the code that gives it.</summary>
internal sealed record WorkedNumber(string Id, string Written, Func<double> Measured)
{
    /// <summary>Whether the page has it on its own, not as a part of another number.</summary>
    public bool StandsIn(string text)
    {
        for (var place = text.IndexOf(Written, StringComparison.Ordinal); place >= 0; place = text.IndexOf(Written, place + 1, StringComparison.Ordinal))
        {
            var (before, after) = (place == 0 ? ' ' : text[place - 1], text.ElementAtOrDefault(place + Written.Length));
            if (!char.IsLetterOrDigit(before) && before is not ('.' or ',') && !char.IsLetterOrDigit(after))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the measured value is the written one, to half a unit of the last digit written.</summary>
    public bool Rounds(double measured)
    {
        if (Written is "NaN" or "∞" or "-∞")
        {
            return measured.Equals(Written == "NaN" ? double.NaN : Written == "∞" ? double.PositiveInfinity : double.NegativeInfinity);
        }

        var parts = Written.Replace(",", "", StringComparison.Ordinal).Split('e');
        var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var decimals = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].Length - parts[0].IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var written = double.Parse(string.Join('e', parts), CultureInfo.InvariantCulture);
        return Math.Abs(measured - written) <= 0.500001 * Math.Pow(10, exponent - decimals);
    }
}
