using Microsoft.CodeAnalysis;

namespace NumericStability.Analyzers.Rules;

internal static class Categories
{
    public const string Overflow = "NumericStability.Overflow";
    public const string Cancellation = "NumericStability.Cancellation";
    public const string Accumulation = "NumericStability.Accumulation";
    public const string Training = "NumericStability.Training";
    public const string Domain = "NumericStability.Domain";
    public const string Conversion = "NumericStability.Conversion";
    public const string Constants = "NumericStability.Constants";
    public const string LinearAlgebra = "NumericStability.LinearAlgebra";
    public const string Configuration = "NumericStability.Configuration";
}

internal static class Descriptors
{
    private const string Pages = "https://github.com/numeric-stability/numeric-stability/blob/main/docs/rules/";

    /// <summary>A descriptor with its help link. The signature is the one release tracking follows.</summary>
    public static DiagnosticDescriptor Create(
        string id, string title, string messageFormat, string category, DiagnosticSeverity defaultSeverity, bool isEnabledByDefault, string description)
    {
#pragma warning disable RS0030 // The one place where descriptors are made.
        return new DiagnosticDescriptor(id, title, messageFormat, category, defaultSeverity, isEnabledByDefault, description, Pages + id + ".md");
#pragma warning restore RS0030
    }
}
