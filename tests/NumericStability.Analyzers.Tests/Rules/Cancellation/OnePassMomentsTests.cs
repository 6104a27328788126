using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Cancellation;

public sealed class OnePassMomentsTests
{
    private const string Id = "NUM2006";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static double A1(double[] x) { double s = 0, q = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; q += x[i] * x[i]; } double m = s / x.Length; return [|q / x.Length - m * m|]; }
        public static double A2(double[] x) { var m = x.Average(); return Math.Sqrt([|x.Select(v => v * v).Average() - m * m|]); }
        public static double A3(double[] x) { double s = 0, q = 0; foreach (var v in x) { s += v; q += v * v; } return ([|q - s * s / x.Length|]) / (x.Length - 1); }
        public static double Slope(double[] x, double[] y, int n) { double sx = 0, sy = 0, sxy = 0, sxx = 0; for (int i = 0; i < n; i++) { sx += x[i]; sy += y[i]; sxy += x[i] * y[i]; sxx += x[i] * x[i]; } return ([|n * sxy - sx * sy|]) / ([|n * sxx - sx * sx|]); }
        public static float A4(ReadOnlySpan<float> x) { var m = TensorPrimitives.Sum(x) / x.Length; return [|TensorPrimitives.SumOfSquares(x) / x.Length - m * m|]; }
        public static float A5(List<float> x) { float s = 0, q = 0; foreach (var v in x) { s += v; q += v * v; } return [|q / x.Count - s / x.Count * (s / x.Count)|]; }
        public static double Covariance(double[] x, double[] y) { double mx = x.Average(), my = y.Average(), p = x.Zip(y, (a, b) => a * b).Average(); return [|p - mx * my|]; }
        public static double A6(double sum, double squares, int n) => [|squares / n - sum / n * (sum / n)|];
        public static double A7(double sum, double squares, long n) => Math.Sqrt([|squares / n - Math.Pow(sum / n, 2)|]);
        public static double A8(double[] x) { int n = 0; double s = 0, q = 0; while (n < x.Length) { s += x[n]; q += x[n] * x[n]; n++; } return [|q / x.Length - Math.Pow(s / x.Length, 2)|]; }
        public static double A9(double[] x) => [|x.Sum(v => v * v) / x.Length - Math.Pow(x.Sum() / x.Length, 2)|];
        public static double B1(IReadOnlyList<double> x) { double s = 0, q = 0; for (var i = 0; i < x.Count; i++) { q += Math.Pow(x[i], 2); s += x[i]; } return [|q / x.Count - s * s / (x.Count * (double)x.Count)|]; }
        public static double GivenMean(double[] x, double mean) { double q = 0; foreach (var v in x) q += v * v; return Math.Sqrt([|q / x.Length - mean * mean|]); }
        """);

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync(Id, """
        public static double A1(double sum, double squares, double n) => [|squares / n - sum / n * (sum / n)|];
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static double A1(double[] x) { double m = x.Average(); return x.Sum(v => (v - m) * (v - m)) / x.Length; }
        public static double A2(double[] x) { double mean = 0, m2 = 0; int n = 0; foreach (var v in x) { n++; double d = v - mean; mean += d / n; m2 += d * (v - mean); } return m2 / n; }
        public static double A3(double[] x) { double c = x[0], s = 0, q = 0; foreach (var v in x) { double d = v - c; s += d; q += d * d; } return (q - s * s / x.Length) / (x.Length - 1); }
        public static double Reliability(double[] x, double[] weights, double spread) { double a = 0, b = 0; for (int i = 0; i < weights.Length; i++) { b += weights[i]; a += weights[i] * weights[i]; } return spread * b / (b * b - a); }
        public static double EffectiveSize(double[] w) { double s = w.Sum(), q = w.Sum(v => v * v); return s * s - q; }
        public static double A4(double[] x) { double m = x.Average(), q = 0, e = 0; foreach (var v in x) { double d = v - m; q += d * d; e += d; } return (q - e * e / x.Length) / x.Length; }
        public static double A5(double a, double b) => a - b * b;
        public static double A6(double a, double b, double c) => a * c - b * b;
        public static double A7(double[] x) => x.Sum(v => v * v) - x.Sum();
        public static double A8(double[] x, double[] y) => x.Sum(v => v * v) - y.Sum() * y.Sum();
        public static double A9(double[] x) => x.Average() - x.Max();
        public static double Excess(double[] x, double radius) => x.Sum(v => v * v) / x.Length - radius * radius;
        public static double B1(double[] x) => x.Sum(v => v * v) / x.Length;
        public static int B2(int[] x) { int s = 0, q = 0; foreach (var v in x) { s += v; q += v * v; } return x.Length * q - s * s; }
        public static double B3(double[] x) => x.Sum(v => v * v) + x.Sum() * x.Sum();
        public static double B4(double[] x) => MathNet.Numerics.Statistics.Statistics.Variance(x);
        """);

    [Theory]
    [InlineData(
        "public static double F(double[] x) { double m = x.Average(); return [|x.Select(v => v * v).Average() - m * m|]; }",
        "public static double F(double[] x) { double m = x.Average(); return StableMath.Variance(x); }")]
    [InlineData(
        "public static double F(double[] x) { double s = 0, q = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; q += x[i] * x[i]; } return Math.Sqrt([|q / (x.Length - 1) - s * s / (x.Length * (x.Length - 1.0))|]); }",
        "public static double F(double[] x) { double s = 0, q = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; q += x[i] * x[i]; } return Math.Sqrt(StableMath.SampleVariance(x)); }")]
    public Task Fixes(string members, string fixedMembers) => RuleTest.FixesAsync(Id, members, fixedMembers);

    [Theory]
    [InlineData(
        "double s = 0, q = 0; int n = 0; foreach (var v in x) { s += v; q += v * v; n++; } return [|q / n - s / n * (s / n)|];",
        "RunningMoments moments = default; double s = 0; int n = 0; foreach (var v in x) { s += v; moments.Add(v); n++; } return moments.Variance;")]
    [InlineData(
        "var q = 0.0; double s = 0; long n = 0; foreach (var v in x) { if (v > 0) { n++; q += Math.Pow(v, 2); s += v; } } var mean = s / n; return Math.Sqrt([|q / n - mean * mean|]) + n;",
        "RunningMoments moments = default; double s = 0; long n = 0; foreach (var v in x) { if (v > 0) { n++; moments.Add(v); s += v; } } var mean = s / n; return Math.Sqrt(moments.Variance) + n;")]
    [InlineData(
        "double q = 0, s = 0; int n = 0; foreach (var v in x) { s += v; q += v * v; n += 1; } return ([|q - s * s / n|]) / (n - 1);",
        "RunningMoments moments = default; double s = 0; int n = 0; foreach (var v in x) { s += v; moments.Add(v); n += 1; } return moments.SampleVariance;")]
    [InlineData(
        "double q = 0, s = 0; int n = 0; foreach (var v in x) { s += v; q += v * v; n++; } return ([|n * q - s * s|]) / (n * (n - 1.0));",
        "RunningMoments moments = default; double s = 0; int n = 0; foreach (var v in x) { s += v; moments.Add(v); n++; } return moments.SampleVariance;")]
    public Task AccumulatesRunningMoments(string body, string fixedBody) => RuleTest.FixesAsync(Id,
        "public static double F(IEnumerable<double> x) { " + body + " }", "public static double F(IEnumerable<double> x) { " + fixedBody + " }");

    [Fact]
    public Task AccumulatesRunningMomentsInFields() => RuleTest.FixesAsync(Id, """
        sealed class Meter
        {
            private double _sum, _sumOfSquares;
            private int _n;

            public double Variance => [|_sumOfSquares / _n - Mean * Mean|];

            public double Mean => _sum / _n;

            public void Add(double value)
            {
                _n++;
                _sum += value;
                _sumOfSquares += value * value; // for the variance
            }

            public void Clear()
            {
                _n = 0;
                _sum = 0;
                _sumOfSquares = 0;
            }
        }
        """, """
        sealed class Meter
        {
            private RunningMoments _moments;
            private double _sum;
            private int _n;

            public double Variance => _moments.Variance;

            public double Mean => _sum / _n;

            public void Add(double value)
            {
                _n++;
                _sum += value;
                _moments.Add(value); // for the variance
            }

            public void Clear()
            {
                _n = 0;
                _sum = 0;
                _moments = default;
            }
        }
        """);

    /// <summary>Where the sums grow in another method, how they grow says what they are, not their names.</summary>
    [Fact]
    public Task ReportsFieldsThatGrowElsewhere() => RuleTest.ReportsAsync(Id, """
        public struct Sample { int _n; double _s, _q; public void Add(double x) { _n++; _s += x; _q += x * x; } public double Variance => ([|_q - _s * _s / _n|]) / (_n - 1); }
        public struct Scaled { int _n; double _s, _q; public void Add(double x) { _n++; _s += x; _q += x * x; } public double Variance() => ([|_n * _q - _s * _s|]) / _n / (_n - 1.0); }
        public struct Properties { public long N { get; set; } public double S { get; set; } public double Q { get; set; } public void Push(double x) { N += 1; S = S + x; Q = Q + Math.Pow(x, 2); } public double Deviation { get { if (N < 2) return 0; return Math.Sqrt(Math.Max(0, ([|Q - S * S / N|]) / (N - 1))); } } }
        public struct Weighted { double _w, _sx, _sxx; public void Add(double x, double weight) { _w += weight; _sx += weight * x; _sxx += weight * x * x; } public double Variance => ([|_sxx - _sx * _sx / _w|]) / _w; }
        public sealed record Columns(float[] S, float[] Q) { int _n; public void Add(float[] x) { _n++; for (var i = 0; i < x.Length; i++) { S[i] += x[i]; Q[i] += x[i] * x[i]; } } public float Variance(int i) => ([|Q[i] - S[i] * S[i] / _n|]) / _n; }
        """);

    [Fact]
    public Task SilentWhereFieldsGrowInOtherWays() => RuleTest.SilentAsync(Id, """
        public struct Motion { double _energy, _momentum, _mass; public void Step(double f) { _energy += f * f; _momentum += f * 0.5; } public double Free => _energy - _momentum * _momentum / _mass; }
        public struct Given { double _a, _b, _c; public Given(double a, double b, double c) { _a = a; _b = b; _c = c; } public double D => _a - _b * _b / _c; }
        public struct TwoInputs { int _n; double _s, _q; public void Add(double x, double y) { _n++; _s += y; _q += x * x; } public double V => _q - _s * _s / _n; }
        public struct Centred { int _n; double _s, _q, _mean; public void Add(double x) { _n++; _s += x; _q += (x - _mean) * (x - _mean); } public double V => _q - _s * _s / _n; }
        """);

    [Theory]
    [InlineData("double s = 0, q = 0; int n = 0; foreach (var v in x) { s += v; q += v * v; n++; } return [|q / n - s / n * (s / n)|] + q;")]
    public async Task OffersNoRunningMomentsWhereTheSumIsMoreThanThat(string body) =>
        Assert.Empty(await RuleTest.OffersAsync(Id, "public static double F(IEnumerable<double> x) { " + body + " }"));

    [Fact]
    public Task Limitation_NamesAloneAreNoEvidence() => RuleTest.SilentAsync(Id,
        "public static double F(double meanOfSquares, double mean) => meanOfSquares - mean * mean;");
}
