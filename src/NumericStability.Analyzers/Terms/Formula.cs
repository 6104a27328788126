using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Terms;

/// <summary>Functions to write patterns with: <c>Log(1 + Exp(x))</c>.</summary>
internal static class Formula
{
    public static Term Exp(Term x) => Term.Apply(MathFunction.Exp, x);

    public static Term Log(Term x) => Term.Apply(MathFunction.Log, x);

    public static Term Log2(Term x) => Term.Apply(MathFunction.Log2, x);

    public static Term Log10(Term x) => Term.Apply(MathFunction.Log10, x);

    public static Term Log1P(Term x) => Term.Apply(MathFunction.Log1P, x);

    public static Term ExpM1(Term x) => Term.Apply(MathFunction.ExpM1, x);

    public static Term PowM1(Term a, Term x) => Term.Apply(MathFunction.PowM1, a, x);

    public static Term CompoundM1(Term r, Term n) => Term.Apply(MathFunction.CompoundM1, r, n);

    public static Term Sqrt(Term x) => Term.Apply(MathFunction.Sqrt, x);

    public static Term Pow(Term x, Term y) => Term.Power(x, y);

    public static Term Abs(Term x) => Term.Apply(MathFunction.Abs, x);

    public static Term Max(Term x, Term y) => Term.Apply(MathFunction.Max, x, y);

    public static Term Min(Term x, Term y) => Term.Apply(MathFunction.Min, x, y);

    public static Term Sin(Term x) => Term.Apply(MathFunction.Sin, x);

    public static Term Cos(Term x) => Term.Apply(MathFunction.Cos, x);

    public static Term Tan(Term x) => Term.Apply(MathFunction.Tan, x);

    public static Term Asin(Term x) => Term.Apply(MathFunction.Asin, x);

    public static Term Acos(Term x) => Term.Apply(MathFunction.Acos, x);

    public static Term Tanh(Term x) => Term.Apply(MathFunction.Tanh, x);

    public static Term Sinh(Term x) => Term.Apply(MathFunction.Sinh, x);

    public static Term Cosh(Term x) => Term.Apply(MathFunction.Cosh, x);

    public static Term Asinh(Term x) => Term.Apply(MathFunction.Asinh, x);

    public static Term Acosh(Term x) => Term.Apply(MathFunction.Acosh, x);

    public static Term Atanh(Term x) => Term.Apply(MathFunction.Atanh, x);

    public static Term Sigmoid(Term x) => Term.Apply(MathFunction.Sigmoid, x);

    public static Term Apply(MathFunction function, params Term[] arguments) => Term.Apply(function, [.. arguments]);

    /// <summary>Σ body, where the body may use the index through its holes.</summary>
    public static Term Sum(Term body) => Term.Reduce(Reduction.Sum, body);
}
