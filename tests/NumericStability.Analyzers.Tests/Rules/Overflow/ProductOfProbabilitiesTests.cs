using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Overflow;

public sealed class ProductOfProbabilitiesTests
{
    private const string Id = "NUM1009";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double[] p) { double l = 1; foreach (var q in p) l *= q; return [|Math.Log(l)|]; }
        public static double A2(double[] p) => [|Math.Pow(p.Aggregate(1.0, (a, b) => a * b), 1.0 / p.Length)|];
        public static double A3(float[] p) { double q = 1; for (int i = 0; i < p.Length; i++) q = q * p[i]; return -[|Math.Log(q)|]; }
        public static float A4(ReadOnlySpan<float> p) => [|MathF.Log(TensorPrimitives.Product(p))|];
        public static double A5(double[] p) { var l = 1.0; int i = 0; while (i < p.Length) { l *= 1 - p[i]; i++; } return [|Math.Log(l)|]; }
        static double Joint(double[] p) { double l = 1; foreach (var q in p) l *= q; return l; }
        public static double A6(double[] p) => [|Math.Log(Joint(p))|];
        public static double A7(List<double> r) { double g = 1; foreach (var v in r) g *= v; return [|Math.Pow(g, 1.0 / r.Count)|]; }
        public static double A8(double[] p) { double l = 1; foreach (var q in p) l *= q; return [|Math.Log10(l)|]; }
        public static double A9(double[] x, double mu) { double l = 1; foreach (var v in x) l *= Math.Abs(v - mu); return [|Math.Sqrt(l)|]; }
        public static double A10(double[][] t, int[] path) { double p = 1; for (int i = 1; i < path.Length; i++) p *= t[path[i - 1]][path[i]]; return [|Math.Log2(p)|]; }
        static double _likelihood;
        public static double A12(double[] p) { _likelihood = 1; foreach (var q in p) _likelihood *= q; return [|Math.Log(_likelihood)|]; }
        """);

    [Fact]
    public Task SuggestsForLikelihoods() => RuleTest.ReportsAsync(Id, """
        public static double Score(double[] x, double[] mu, double[] sd, double prior) { double p = prior; for (int i = 0; i < x.Length; i++) [|p *= Math.Exp(-(x[i] - mu[i]) * (x[i] - mu[i]) / (2 * sd[i] * sd[i])) / (Math.Sqrt(2 * Math.PI) * sd[i])|]; return p; }
        public static int Predict(Dictionary<int, double[]> classProbs, int[] words) { int best = -1; double bestP = -1; foreach (var (c, probs) in classProbs) { double p = 1.0; foreach (var w in words) [|p *= probs[w]|]; if (p > bestP) { bestP = p; best = c; } } return best; }
        public static double Likelihood(double[] x) { double l = 1; foreach (var v in x) [|l *= v|]; return l; }
        public static float Survival(float[] hazardProb) { float s = 1; for (int i = 0; i < hazardProb.Length; i++) [|s = s * (1 - hazardProb[i])|]; return s; }
        public static double Path(double[] s) { double p = 1; foreach (var v in s) [|p *= 1 / (1 + Math.Exp(-v))|]; return p; }
        public static double Leaf(double[] z, bool[] right) { double w = 1; for (int d = 0; d < z.Length; d++) { var g = 1 / (1 + Math.Exp(-z[d])); [|w *= right[d] ? g : 1 - g|]; } return w; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static int Q1(int[] shape) { int n = 1; foreach (var d in shape) n *= d; return n; }
        public static double Q2(double[] p) { double l = 0; foreach (var q in p) l += Math.Log(q); return l; }
        public static double Q3(double[] p) { double l = 1; foreach (var q in p) l *= q; return l; }
        public static double Q4(double[] p) { double l = 1; for (int i = 0; i < 3; i++) l *= p[i]; return Math.Log(l); }
        public static double Q5(double a, double b) => Math.Log(a * b);
        public static double Q6(int[] d) { double n = 1; foreach (var v in d) n *= v; return Math.Log(n); }
        public static double Q7(double[] p) => p.Sum(Math.Log);
        public static double Q8(double[] p) { double s = 0; foreach (var q in p) s += q; return Math.Log(s); }
        public static double Q9(double x, int n) { double r = 1; for (int i = 0; i < n; i++) r *= x; return r; }
        public static double Q10(double[] p) { double l = 1; foreach (var q in p) l *= q; return 2 * l; }
        public static double Q11(double[] p, double x) { double l = 1; foreach (var q in p) l *= x - q; return l; }
        public static double LikelihoodOfFew(double[] probs) { double l = 1; for (int i = 0; i < 4; i++) l *= probs[i]; return l; }
        public static double Discount(double prob, int n) { double d = 1; for (int i = 0; i < n; i++) d *= prob; return d; }
        public static double LogLikelihood(double[] probs) { double l = 0; foreach (var p in probs) l += Math.Log(p); return l; }
        public static double Q12(double[] p) => Math.Exp(p.Average(v => Math.Log(v)));
        """);

    [Fact]
    public Task ReportsAProductInAnElement() => RuleTest.ReportsAsync(Id,
        "public static double[] F(double[][] msgs) { var b = new double[msgs[0].Length]; for (int s = 0; s < b.Length; s++) { b[s] = 1; foreach (var m in msgs) b[s] *= m[s]; } double z = b.Sum(); return b.Select(v => [|v / z|]).ToArray(); }");

    [Fact]
    public Task AddsTheLogarithms() => RuleTest.FixesAsync(Id,
        "public static double F(double[] p) { var l = 1.0; foreach (var q in p) { l *= 1 - q; } return -[|Math.Log2(l)|]; }",
        "public static double F(double[] p) { var l = 0.0; foreach (var q in p) { l += Math.Log2(1 - q); } return -l; }", "NUM1009.SumOfLogarithms");

    /// <summary>The product is a result, too.</summary>
    [Fact]
    public async Task OffersNoSumWhereTheProductIsUsedElsewhere()
    {
        const string Members = "public static double F(double[] p, out double l) { double r = 1; foreach (var q in p) r *= q; l = r; return Math.Log(r); }";
        var reported = Assert.Single(await RuleTest.AnalyzeAsync("using System; static class Formulas { " + Members + " }"), diagnostic => diagnostic.Id == Id);
        Assert.Empty(reported.Properties);
    }
}
