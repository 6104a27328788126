using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class PenaltyInLossTests
{
    private const string Adam = "public void Step(double[] g, int t) { for (int i = 0; i < _w.Length; i++) { _m[i] = 0.9 * _m[i] + 0.1 * g[i]; _v[i] = 0.999 * _v[i] + 0.001 * g[i] * g[i]; _w[i] -= 0.01 * (_m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(_v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); } }";
    private const string Sgd = "public void Step(double[] g, int t) { for (int i = 0; i < _w.Length; i++) _w[i] -= 0.01 * g[i]; }";

    private static string Model(string loss, string step) => "public class Model { private readonly double[] _w = new double[9], _m = new double[9], _v = new double[9]; " + step + loss + " }";

    [Fact]
    public Task Suggests() => RuleTest.ReportsAsync("NUM4003", Model(
        "public double Loss(double[] y, double wd) { double loss = 0; foreach (var v in y) loss += v * v; double l2 = 0; foreach (var v in _w) l2 += v * v; return [|loss + wd * l2|]; }", Adam), DiagnosticSeverity.Info);

    [Fact]
    public Task SilentForSgd() => RuleTest.SilentAsync("NUM4003", Model(
        "public double Loss(double[] y, double wd) { double loss = 0; foreach (var v in y) loss += v * v; double l2 = 0; foreach (var v in _w) l2 += v * v; return loss + wd * l2; }", Sgd));

    [Fact]
    public Task SuggestsInOtherSpellings() => RuleTest.ReportsAsync("NUM4003", """
        public sealed class M1 { private readonly float[] _weights = new float[9], _m = new float[9], _v = new float[9]; void Step(float[] g, float lr, int t) { for (int i = 0; i < _weights.Length; i++) { _m[i] = 0.9f * _m[i] + 0.1f * g[i]; _v[i] = 0.999f * _v[i] + 0.001f * g[i] * g[i]; _weights[i] -= lr * (_m[i] / (1 - MathF.Pow(0.9f, t))) / (MathF.Sqrt(_v[i] / (1 - MathF.Pow(0.999f, t))) + 1e-8f); } } float Loss(float nll, float lambda) { float l2 = 0; for (int i = 0; i < _weights.Length; i++) l2 += _weights[i] * _weights[i]; return [|nll + lambda * l2|]; } }
        public sealed class M2 { private readonly double[] _w = new double[9], _s = new double[9]; void Step(double[] g, double lr) { for (int i = 0; i < _w.Length; i++) { _s[i] += g[i] * g[i]; _w[i] -= lr * g[i] / (Math.Sqrt(_s[i]) + 1e-8); } } double Loss(double mse) => [|mse + 0.01 * _w.Sum(x => x * x)|]; }
        public sealed class M3 { private readonly double[] _w = new double[9], _s = new double[9]; void Step(double[] g, double lr) { for (int i = 0; i < _w.Length; i++) { _s[i] = 0.9 * _s[i] + 0.1 * g[i] * g[i]; _w[i] -= lr * g[i] / (Math.Sqrt(_s[i]) + 1e-8); } } double Loss(double mse, double decay) => [|mse + 0.5 * decay * _w.Select(x => x * x).Sum()|]; }
        public sealed class M4 { public double[] Weights { get; } = new double[9]; private readonly double[] _v = new double[9]; void Step(double[] g, double lr) { for (int i = 0; i < Weights.Length; i++) { _v[i] = 0.9 * _v[i] + 0.1 * g[i] * g[i]; Weights[i] -= lr * g[i] / (Math.Sqrt(_v[i]) + 1e-8); } } double Loss(double error, double decay) { var penalty = decay * Weights.Sum(x => Math.Pow(x, 2)); return [|error + penalty|]; } }
        public sealed class M5 { private readonly float[] _w = new float[9], _v = new float[9]; void Step(float[] g, float lr) { for (int i = 0; i < _w.Length; i++) { _v[i] = 0.9f * _v[i] + 0.1f * g[i] * g[i]; _w[i] -= lr * g[i] / (MathF.Sqrt(_v[i]) + 1e-8f); } } float Loss(float error, float decay) => [|error + decay * TensorPrimitives.SumOfSquares<float>(_w)|]; }
        public sealed class M6 { private readonly double[] _w = new double[9], _v = new double[9]; private readonly double _lambda = 0.1; void Step(double[] g, double lr) { for (int i = 0; i < _w.Length; i++) { _v[i] = 0.9 * _v[i] + 0.1 * g[i] * g[i]; _w[i] = _w[i] - lr * g[i] / (Math.Sqrt(_v[i]) + 1e-8); } } double Loss(double[] y, double[] z) { double e = 0, p = 0; for (int i = 0; i < y.Length; i++) e += (y[i] - z[i]) * (y[i] - z[i]); foreach (var w in _w) p += w * w; return [|e + _lambda * p|]; } }
        public sealed class M7 { private readonly double[] _w = new double[9], _v = new double[9]; void Step(double[] g, double lr) { for (int i = 0; i < _w.Length; i++) { _v[i] = 0.9 * _v[i] + 0.1 * g[i] * g[i]; _w[i] -= lr * g[i] / (Math.Sqrt(_v[i]) + 1e-8); } } double Loss(double error, double decay) => [|error + decay * TensorPrimitives.Dot<double>(_w, _w) / 2|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM4003", """
        public sealed class Momentum { private readonly double[] _w = new double[9], _m = new double[9]; void Step(double[] g, double lr) { for (int i = 0; i < _w.Length; i++) { _m[i] = 0.9 * _m[i] + g[i]; _w[i] -= lr * _m[i]; } } double Loss(double mse, double wd) => mse + wd * _w.Sum(x => x * x); }
        public sealed class Normalised { private readonly double[] _w = new double[9]; void Project() { for (int i = 0; i < _w.Length; i++) _w[i] *= 0.5; } double Loss(double mse, double wd) => mse + wd * _w.Sum(x => x * x); }
        public sealed class OtherArray { private readonly double[] _w = new double[9], _v = new double[9], _z = new double[9]; void Step(double[] g, double lr) { for (int i = 0; i < _w.Length; i++) { _v[i] = 0.9 * _v[i] + 0.1 * g[i] * g[i]; _w[i] -= lr * g[i] / (Math.Sqrt(_v[i]) + 1e-8); } } double Loss(double mse, double wd) => mse + wd * _z.Sum(x => x * x); }
        public sealed class Absolute { private readonly double[] _w = new double[9], _v = new double[9]; void Step(double[] g, double lr) { for (int i = 0; i < _w.Length; i++) { _v[i] = 0.9 * _v[i] + 0.1 * g[i] * g[i]; _w[i] -= lr * g[i] / (Math.Sqrt(_v[i]) + 1e-8); } } double Loss(double mse, double wd) => mse + wd * _w.Sum(x => Math.Abs(x)); }
        public sealed class NormOnly { private readonly double[] _w = new double[9], _v = new double[9]; void Step(double[] g, double lr) { for (int i = 0; i < _w.Length; i++) { _v[i] = 0.9 * _v[i] + 0.1 * g[i] * g[i]; _w[i] -= lr * g[i] / (Math.Sqrt(_v[i]) + 1e-8); } } double SquaredNorm() => _w.Sum(x => x * x); }
        public static class Given { public static double Loss(double mse, double wd, double[] w) => mse + wd * w.Sum(x => x * x); }
        public sealed class Residuals { private readonly double[] _w = new double[9], _v = new double[9]; void Step(double[] g, double lr) { for (int i = 0; i < _w.Length; i++) { _v[i] = 0.9 * _v[i] + 0.1 * g[i] * g[i]; _w[i] -= lr * g[i] / (Math.Sqrt(_v[i]) + 1e-8); } } double Loss(double bias, double[] y) => bias + 0.5 * y.Sum(r => r * r); }
        """);
}
