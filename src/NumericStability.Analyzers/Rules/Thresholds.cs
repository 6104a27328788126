using System.Globalization;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules;

/// <summary>The numbers messages name, by format; each is measured in a test.</summary>
internal static class Thresholds
{
    public static string ExpOverflow(NumericFormat format) => Number(format.ExpOverflow()) + (format == NumericFormat.Vector ? " (float: 88.72)" : Suffix(format));

    public static string ExpUnderflow(NumericFormat format) => Number(format.ExpUnderflow()) + (format == NumericFormat.Vector ? " (float: -103.97)" : Suffix(format));

    /// <summary>x below which 1 + exp(x) is 1.</summary>
    public static string Absorbed(NumericFormat format) => format switch
    {
        NumericFormat.Single => "-16.6 (float)",
        NumericFormat.Half => "-7.6 (Half)",
        _ => "-36.7",
    };

    private static string Suffix(NumericFormat format) => format switch
    {
        NumericFormat.Single => " (float)",
        NumericFormat.Half => " (Half)",
        _ => "",
    };

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
