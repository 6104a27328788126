using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class LogOfSpecialFunctionTests
{
    private const string Id = "NUM1011";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double Mean(double v, double k) => [|SpecialFunctions.BesselI(v + 1, k) / SpecialFunctions.BesselI(v, k)|];
        public static double Ratio(double v, double k) { var below = SpecialFunctions.BesselK(v, k); return 2 * ([|SpecialFunctions.BesselK(v - 1, k) / below|]); }
        public static double A1(double x) => [|Math.Log(SpecialFunctions.Gamma(x))|];
        public static double A2(int n) => [|Math.Log(SpecialFunctions.Factorial(n))|];
        public static double A3(int n, int k) => [|Math.Log(SpecialFunctions.Binomial(n, k))|];
        public static double A4(double a, double b) => [|Math.Log(SpecialFunctions.Beta(a, b))|];
        public static double A5(double x) { var g = SpecialFunctions.Gamma(x + 1); return 2 * [|Math.Log(g)|]; }
        public static double A6(MathNet.Numerics.Distributions.Normal n, double x) => [|Math.Log(n.Density(x))|];
        public static double A7(double m, double s, double x) => [|Math.Log(MathNet.Numerics.Distributions.Normal.PDF(m, s, x))|];
        public static double A8(double[] x, MathNet.Numerics.Distributions.Normal n) => x.Sum(v => [|Math.Log(n.Density(v))|]);
        public static double A9(MathNet.Numerics.Distributions.Poisson p, int k) => [|Math.Log(p.Probability(k))|];
        public static double A10(double l, int k) => [|Math.Log(MathNet.Numerics.Distributions.Poisson.PMF(l, k))|];
        public static double A11(double[] x) { double s = 0; foreach (var v in x) s -= [|Math.Log(SpecialFunctions.Gamma(v))|]; return s; }
        public static double A12(double v, double x) => [|Math.Log(SpecialFunctions.BesselI(v, x))|];
        public static void Weights(MathNet.Numerics.Distributions.Normal te, MathNet.Numerics.Distributions.Normal tr, double[] x, double[] w) { for (int i = 0; i < w.Length; i++) w[i] = [|te.Density(x[i]) / tr.Density(x[i])|]; }
        public static double Off(MathNet.Numerics.Distributions.Poisson target, MathNet.Numerics.Distributions.Poisson behaviour, int k, double r) { var pi = target.Probability(k); var mu = behaviour.Probability(k); return [|r * pi / mu|]; }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double Product(double v, double k) => SpecialFunctions.BesselI(v, k) * SpecialFunctions.BesselK(v, k);
        public static double Scaled(double v, double k) => SpecialFunctions.BesselI(v, k) / k;
        public static double Q1(double x) => SpecialFunctions.GammaLn(x);
        public static double Q2() => Math.Log(SpecialFunctions.Factorial(5));
        public static double Q3(double x) => SpecialFunctions.Gamma(x);
        public static double Q4(double x) => Math.Log(SpecialFunctions.Erf(x));
        static double Gamma(double x) => x + 1;
        public static double Q5(double x) => Math.Log(Gamma(x));
        public static double Q6(MathNet.Numerics.Distributions.Normal n, double x) => n.DensityLn(x);
        public static double Q7(double x) => Math.Log(1 + SpecialFunctions.Gamma(x));
        public static double Q8(MathNet.Numerics.Distributions.Normal n, double x) => n.Density(x) / 2;
        public static double Q9(double x) => Math.Sqrt(SpecialFunctions.Gamma(x));
        public static double Q10(int n) => SpecialFunctions.FactorialLn(n);
        public static double Q11(MathNet.Numerics.Distributions.Normal n) => Math.Log(n.Mean);
        public static double Q12(MathNet.Numerics.Distributions.Normal n) => Math.Log(n.StdDev);
        public static double Hazard(MathNet.Numerics.Distributions.Normal n, double x) => n.Density(x) / n.StdDev;
        public static double Uniform(MathNet.Numerics.Distributions.ContinuousUniform a, MathNet.Numerics.Distributions.ContinuousUniform b, double x) => a.Density(x) / (b.Density(x) + 1);
        public static double Logs(MathNet.Numerics.Distributions.Normal te, MathNet.Numerics.Distributions.Normal tr, double x) => Math.Exp(te.DensityLn(x) - tr.DensityLn(x));
        public static double T1(double x) => Math.Log(MathNet.Numerics.Distributions.Triangular.PDF(0, 1, 0.5, x));
        public static double T2(double[] p, int k) => Math.Log(MathNet.Numerics.Distributions.Categorical.PMF(p, k));
        """);

    [Theory]
    [InlineData("[|Math.Log(SpecialFunctions.Gamma(x))|]", "SpecialFunctions.GammaLn(x)")]
    [InlineData("1 - [|Math.Log(SpecialFunctions.Beta(x, /* b */ 2 * x))|]", "1 - SpecialFunctions.BetaLn(x, /* b */ 2 * x)")]
    [InlineData("[|Math.Log(MathNet.Numerics.Distributions.Normal.PDF(0, 1, x))|]", "MathNet.Numerics.Distributions.Normal.PDFLn(0, 1, x)")]
    [InlineData("2 * ([|MathNet.Numerics.Distributions.Normal.PDF(0, 1, x) / MathNet.Numerics.Distributions.Normal.PDF(1, 2, x)|])",
        "2 * (Math.Exp(MathNet.Numerics.Distributions.Normal.PDFLn(0, 1, x) - MathNet.Numerics.Distributions.Normal.PDFLn(1, 2, x)))")]
    public Task Fixes(string before, string after) => RuleTest.FixesAsync(Id,
        $"public static double F(double x) => {before};", $"public static double F(double x) => {after};");
}
