namespace NumericStability.Analyzers.Vocabulary;

/// <summary>What a project says one of its own methods means: a function of the vocabulary, a range of results, or both.</summary>
internal sealed record DeclaredFunction(MathFunction? Function, double Low, double High)
{
    public bool HasRange => !double.IsNegativeInfinity(Low) || !double.IsPositiveInfinity(High);
}
