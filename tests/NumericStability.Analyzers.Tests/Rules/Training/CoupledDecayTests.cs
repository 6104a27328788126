using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Training;

public sealed class CoupledDecayTests
{
    private const string Id = "NUM4001";

    [Fact]
    public Task ReportsAdamInManySpellings() => RuleTest.ReportsAsync(Id, """
        public class P { public double W, G, M, V; public double Value { get; set; } public double Grad { get; set; } }
        public static class Optimizers
        {
            public static void Arrays(double[] w, double[] g, double[] m, double[] v, int t, double lr, double b1, double b2, double eps, double wd)
            {
                for (int i = 0; i < w.Length; i++)
                {
                    var grad = [|g[i] + wd * w[i]|];
                    m[i] = b1 * m[i] + (1 - b1) * grad;
                    v[i] = b2 * v[i] + (1 - b2) * grad * grad;
                    var mh = m[i] / (1 - Math.Pow(b1, t));
                    var vh = v[i] / (1 - Math.Pow(b2, t));
                    w[i] -= lr * mh / (Math.Sqrt(vh) + eps);
                }
            }

            public static void LerpAndRunningProducts(float[] w, float[] g, float[] m, float[] v, float b1t, float b2t, float lr, float wd)
            {
                for (int i = 0; i < w.Length; i++)
                {
                    if (wd != 0) [|g[i] += wd * w[i]|];
                    m[i] += 0.1f * (g[i] - m[i]);
                    v[i] += 0.001f * (g[i] * g[i] - v[i]);
                    w[i] = w[i] - lr * (m[i] / (1 - b1t)) / (MathF.Sqrt(v[i] / (1 - b2t)) + 1e-8f);
                }
            }

            public static void Objects(List<P> ps, double lr, double decay, int step)
            {
                var alpha = lr * Math.Sqrt(1 - Math.Pow(0.999, step)) / (1 - Math.Pow(0.9, step));
                foreach (var p in ps)
                {
                    [|p.G += decay * p.W|];
                    p.M = 0.9 * p.M + 0.1 * p.G;
                    p.V = 0.999 * p.V + 0.001 * Math.Pow(p.G, 2);
                    p.W -= alpha * p.M / (Math.Sqrt(p.V) + 1e-8);
                }
            }

            public static void ManyLoops(double[] w, double[] g, double[] m, double[] v, int t, double lr, double l2)
            {
                for (int j = 0; j < w.Length; j++) g[j] = [|g[j] + l2 * w[j]|];
                for (int k = 0; k < w.Length; k++) { m[k] = 0.9 * m[k] + 0.1 * g[k]; }
                for (int k = 0; k < w.Length; k++) { v[k] = 0.999 * v[k] + 0.001 * g[k] * g[k]; }
                double c1 = 1 - Math.Pow(0.9, t), c2 = 1 - Math.Pow(0.999, t);
                for (int k = 0; k < w.Length; k++) w[k] -= lr * m[k] / c1 / (Math.Sqrt(v[k] / c2) + 1e-8);
            }

            public static void LibraryVectors(ref MathNet.Numerics.LinearAlgebra.Vector<double> w, MathNet.Numerics.LinearAlgebra.Vector<double> g, ref MathNet.Numerics.LinearAlgebra.Vector<double> m, ref MathNet.Numerics.LinearAlgebra.Vector<double> v, int t, double lr, double wd)
            {
                g = [|g + wd * w|];
                m = 0.9 * m + 0.1 * g;
                v = 0.999 * v + 0.001 * g.PointwiseMultiply(g);
                var mh = m / (1 - Math.Pow(0.9, t)); var vh = v / (1 - Math.Pow(0.999, t));
                w = w - lr * mh.PointwiseDivide(vh.PointwiseSqrt() + 1e-8);
            }

            public static void AmsGrad(double[] w, double[] g, double[] m, double[] v, double[] most, double lr, double wd)
            {
                for (int i = 0; i < w.Length; i++)
                {
                    double x = [|g[i] + w[i] * wd|];
                    m[i] = 0.9 * m[i] + 0.1 * x; v[i] = 0.999 * v[i] + 0.001 * x * x; most[i] = Math.Max(most[i], v[i]);
                    w[i] -= lr * m[i] / (Math.Sqrt(most[i]) + 1e-8);
                }
            }

            public static void FusedOverSpans(Span<float> w, ReadOnlySpan<float> g, Span<float> m, Span<float> v, float lr, float wd, int t)
            {
                int i = 0;
                while (i < w.Length)
                {
                    float x = MathF.FusedMultiplyAdd(wd, w[i], g[i]);
                    m[i] = 0.9f * m[i] + (1 - 0.9f) * x; v[i] = 0.999f * v[i] + (1 - 0.999f) * x * x;
                    [|w[i] -= lr * (m[i] / (1 - MathF.Pow(0.9f, t))) / (MathF.Sqrt(v[i] / (1 - MathF.Pow(0.999f, t))) + 1e-8f)|];
                    i++;
                }
            }

            public static void Adamax(double[] w, double[] g, double[] m, double[] u, double lr, double wd, int t)
            {
                for (int i = 0; i < w.Length; i++) { var x = [|g[i] + wd * w[i]|]; m[i] = 0.9 * m[i] + 0.1 * x; u[i] = Math.Max(0.999 * u[i], Math.Abs(x)); w[i] -= lr / (1 - Math.Pow(0.9, t)) * m[i] / (u[i] + 1e-8); }
            }

            private static double Squared(double x) => x * x;

            public static (double, double, double) Scalars(double w, double g, double m, double v, double lr, double wd, int t)
            {
                double d = [|wd * w + g|];
                m = 0.9 * m + (1 - 0.9) * d; v = 0.99 * v + (1 - 0.99) * Squared(d);
                w -= lr * m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.99, t))) + 1e-8);
                return (w, m, v);
            }

            public static void Properties(P[] ps, double[] m, double[] v, double lr, double wd, int t)
            {
                for (int i = 0; i < ps.Length; i++)
                {
                    var g = [|ps[i].Grad + 2 * wd * ps[i].Value|];
                    m[i] = 0.9 * m[i] + 0.1 * g; v[i] = 0.999 * v[i] + 0.001 * g * g;
                    ps[i].Value -= lr * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
                }
            }

            public static void NAdam(double[] w, double[] g, double[] m, double[] v, double lr, double wd, int t)
            {
                for (int i = 0; i < w.Length; i++)
                {
                    var x = [|g[i] + wd * w[i]|];
                    m[i] = 0.9 * m[i] + 0.1 * x; v[i] = 0.999 * v[i] + 0.001 * x * x;
                    var look = 0.9 * m[i] / (1 - Math.Pow(0.9, t + 1)) + 0.1 * x / (1 - Math.Pow(0.9, t));
                    w[i] -= lr * look / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
                }
            }

            public static void Matrix(double[,] w, double[,] g, double[,] m, double[,] v, double lr, double wd, int t)
            {
                for (int i = 0; i < w.GetLength(0); i++)
                    for (int j = 0; j < w.GetLength(1); j++)
                    {
                        var x = [|g[i, j] + wd * w[i, j]|];
                        m[i, j] = 0.9 * m[i, j] + 0.1 * x; v[i, j] = 0.999 * v[i, j] + 0.001 * x * x;
                        w[i, j] -= lr * m[i, j] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i, j] / (1 - Math.Pow(0.999, t))) + 1e-8);
                    }
            }

            public static void WholeSpans(float[] w, float[] g, float[] m, float[] v, float lr, float wd, int t)
            {
                var scaled = new float[w.Length];
                TensorPrimitives.Multiply(w, wd, scaled); TensorPrimitives.Add(g, scaled, g);
                for (int i = 0; i < w.Length; i++) { m[i] = 0.9f * m[i] + 0.1f * g[i]; v[i] = 0.99f * v[i] + 0.01f * g[i] * g[i]; [|w[i] -= lr * (m[i] / (1 - MathF.Pow(0.9f, t))) / (MathF.Sqrt(v[i] / (1 - MathF.Pow(0.99f, t))) + 1e-8f)|]; }
            }
        }
        """);

    [Fact]
    public Task ReportsAnOptimizerSplitOverMethods() => RuleTest.ReportsAsync(Id, """
        public class Split
        {
            private readonly double[] _w = new double[9], _g = new double[9], _m = new double[9], _v = new double[9];
            private readonly double _lr = 0.1, _wd = 0.01;
            private int _t;
            private void Penalise() { for (int i = 0; i < _w.Length; i++) _g[i] += _wd * _w[i]; }
            private void Moments() { for (int i = 0; i < _w.Length; i++) { _m[i] = 0.9 * _m[i] + 0.1 * _g[i]; _v[i] = 0.999 * _v[i] + 0.001 * _g[i] * _g[i]; } }
            private void Apply() { _t++; var c1 = 1 - Math.Pow(0.9, _t); var c2 = 1 - Math.Pow(0.999, _t); for (int i = 0; i < _w.Length; i++) [|_w[i] -= _lr * (_m[i] / c1) / (Math.Sqrt(_v[i] / c2) + 1e-8)|]; }
            public void Step() { Penalise(); Moments(); Apply(); }
        }
        public class BufferInField
        {
            private readonly float[] _grad = new float[9];
            private readonly float[] _weights = new float[9];
            public void Regularise(float lambda) { for (int i = 0; i < _weights.Length; i++) _grad[i] = _grad[i] + lambda * _weights[i]; }
            public void Step(float[] m, float[] v, float lr, int t)
            {
                for (int i = 0; i < _weights.Length; i++)
                {
                    m[i] = 0.9f * m[i] + 0.1f * _grad[i]; v[i] = 0.999f * v[i] + 0.001f * _grad[i] * _grad[i];
                    [|_weights[i] -= lr * (m[i] / (1 - MathF.Pow(0.9f, t))) / (MathF.Sqrt(v[i] / (1 - MathF.Pow(0.999f, t))) + 1e-8f)|];
                }
            }
        }
        """);

    [Fact]
    public Task SuggestsForRmspropAndAdagrad() => RuleTest.ReportsAsync(Id, """
        public static void Rmsprop(double[] w, double[] g, double[] s, double lr, double wd) { for (int i = 0; i < w.Length; i++) { var x = [|g[i] + wd * w[i]|]; s[i] = 0.9 * s[i] + 0.1 * x * x; w[i] -= lr * x / (Math.Sqrt(s[i]) + 1e-8); } }
        public static void Adagrad(double[] w, double[] g, double[] s, double lr, double wd) { for (int i = 0; i < w.Length; i++) { [|g[i] += wd * w[i]|]; s[i] += g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(s[i]) + 1e-8); } }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync(Id, """
        public static void Sgd(double[] w, double[] g, double lr, double wd) { for (int i = 0; i < w.Length; i++) { g[i] += wd * w[i]; w[i] -= lr * g[i]; } }
        public static void Momentum(double[] w, double[] g, double[] m, double lr, double wd) { for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + g[i] + wd * w[i]; w[i] -= lr * m[i]; } }
        public static void Nesterov(double[] w, double[] g, double[] m, double lr, double wd) { for (int i = 0; i < w.Length; i++) { var x = g[i] + wd * w[i]; m[i] = 0.9 * m[i] + x; w[i] -= lr * (x + 0.9 * m[i]); } }
        public static void Normalised(double[] w, double[] g, double lr, double wd) { double n = 0; foreach (var x in g) n += x * x; for (int i = 0; i < w.Length; i++) w[i] -= lr * (g[i] / (Math.Sqrt(n) + 1e-8) + wd * w[i]); }
        public static void AdamW(double[] w, double[] g, double[] m, double[] v, int t, double lr, double wd)
        {
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                w[i] -= lr * (m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8) + wd * w[i]);
            }
        }
        public static void ShrinkFirst(double[] w, double[] g, double[] m, double[] v, int t, double lr, double wd)
        {
            for (int i = 0; i < w.Length; i++)
            {
                w[i] *= 1 - lr * wd;
                m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        public static void ShrinkLast(float[] w, float[] g, float[] m, float[] v, float lr, float wd)
        {
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = 0.9f * m[i] + 0.1f * g[i]; v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
                w[i] -= lr * m[i] / (MathF.Sqrt(v[i]) + 1e-8f);
                w[i] -= lr * wd * w[i];
            }
        }
        public static void OptionChooses(double[] w, double[] g, double[] m, double[] v, int t, double lr, double wd, bool decoupled)
        {
            for (int i = 0; i < w.Length; i++)
            {
                double x = g[i];
                if (decoupled) w[i] -= lr * wd * w[i]; else x += wd * w[i];
                m[i] = 0.9 * m[i] + 0.1 * x; v[i] = 0.999 * v[i] + 0.001 * x * x;
                w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        public static void Adam(double[] w, double[] g, double[] m, double[] v, int t, double lr)
        {
            for (int i = 0; i < w.Length; i++) { m[i] = 0.9 * m[i] + 0.1 * g[i]; v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i]; w[i] -= lr * m[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8); }
        }
        public static void Lion(double[] w, double[] g, double[] m, double lr, double wd) { for (int i = 0; i < w.Length; i++) { var u = 0.9 * m[i] + 0.1 * g[i]; w[i] -= lr * ((u > 0 ? 1 : u < 0 ? -1 : u) + wd * w[i]); m[i] = 0.99 * m[i] + 0.01 * g[i]; } }
        public static double Bowl(double w, double m, double v) { for (int t = 1; t < 100; t++) { var g = 2 * w - 4; m = 0.9 * m + 0.1 * g; v = 0.999 * v + 0.001 * g * g; w -= 0.1 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8); } return w; }
        public static void Adagrad(double[] w, double[] g, double[] s, double lr) { for (int i = 0; i < w.Length; i++) { s[i] += g[i] * g[i]; w[i] -= lr * g[i] / (Math.Sqrt(s[i]) + 1e-8); } }
        public static void DecayBesideTheMoments(double[] w, double[] g, double[] v, double lr, double wd) { for (int i = 0; i < w.Length; i++) { v[i] = 0.9 * v[i] + 0.1 * g[i] * g[i]; w[i] = w[i] - lr * g[i] / (Math.Sqrt(v[i]) + 1e-8) - lr * wd * w[i]; } }
        public static void Standardise(double[] x) { double m = x.Average(), s = 0; foreach (var v in x) s += (v - m) * (v - m); for (int i = 0; i < x.Length; i++) x[i] = (x[i] - m) / Math.Sqrt(s / x.Length + 1e-5); }
        public static void Ridge(double[] w, double[] g, double lr, double wd, double clip) { double n = 0; for (int i = 0; i < w.Length; i++) { g[i] += wd * w[i]; n += Math.Abs(g[i]); } for (int i = 0; i < w.Length; i++) w[i] -= lr * g[i] * Math.Min(1, clip / (n + 1e-12)); }
        """);

    [Fact]
    public Task FixesAugmentedLocal() => RuleTest.FixesAsync(Id, """
        public static void Adam(double[] w, double[] g, double[] m, double[] v, int t, double lr, double wd)
        {
            for (int i = 0; i < w.Length; i++)
            {
                double x = [|g[i] + wd * w[i]|]; // regularised
                m[i] = 0.9 * m[i] + 0.1 * x;
                v[i] = 0.999 * v[i] + 0.001 * x * x;
                w[i] -= lr * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        """, """
        public static void Adam(double[] w, double[] g, double[] m, double[] v, int t, double lr, double wd)
        {
            for (int i = 0; i < w.Length; i++)
            {
                double x = g[i]; // regularised
                m[i] = 0.9 * m[i] + 0.1 * x;
                v[i] = 0.999 * v[i] + 0.001 * x * x;
                w[i] -= lr * wd * w[i];
                w[i] -= lr * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        """);

    [Fact]
    public Task FixesAugmentingStatement() => RuleTest.FixesAsync(Id, """
        public static void Adam(float[] w, float[] g, float[] m, float[] v, int t, float lr, float wd)
        {
            for (int i = 0; i < w.Length; i++)
            {
                if (wd != 0)
                {
                    [|g[i] += wd * w[i]|];
                }

                m[i] = 0.9f * m[i] + 0.1f * g[i];
                v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
                w[i] -= lr * (m[i] / (1 - MathF.Pow(0.9f, t))) / (MathF.Sqrt(v[i] / (1 - MathF.Pow(0.999f, t))) + 1e-8f);
            }
        }
        """, """
        public static void Adam(float[] w, float[] g, float[] m, float[] v, int t, float lr, float wd)
        {
            for (int i = 0; i < w.Length; i++)
            {
                m[i] = 0.9f * m[i] + 0.1f * g[i];
                v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
                w[i] -= lr * wd * w[i];
                w[i] -= lr * (m[i] / (1 - MathF.Pow(0.9f, t))) / (MathF.Sqrt(v[i] / (1 - MathF.Pow(0.999f, t))) + 1e-8f);
            }
        }
        """);

    [Fact]
    public Task FixesWithTheNamesOfConstants() => RuleTest.FixesAsync(Id, """
        public struct Cell { public double W, G, M, V; }
        private static readonly double _rate = 0.1, _decay = 0.01;
        public static void Adam(Cell[] c, int t)
        {
            for (int i = 0; i < c.Length; i++)
            {
                ref var x = ref c[i];
                var d = [|x.G + _decay * x.W|];
                x.M = 0.9 * x.M + 0.1 * d;
                x.V = 0.999 * x.V + 0.001 * d * d;
                x.W -= _rate * x.M / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(x.V / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        """, """
        public struct Cell { public double W, G, M, V; }
        private static readonly double _rate = 0.1, _decay = 0.01;
        public static void Adam(Cell[] c, int t)
        {
            for (int i = 0; i < c.Length; i++)
            {
                ref var x = ref c[i];
                var d = x.G;
                x.M = 0.9 * x.M + 0.1 * d;
                x.V = 0.999 * x.V + 0.001 * d * d;
                x.W -= _rate * _decay * x.W;
                x.W -= _rate * x.M / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(x.V / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        """);

    /// <summary>Two optimizers share the fields of a cell: what one couples is not the other's decay.</summary>
    [Fact]
    public Task SilentForTheDecoupledOneOfTwo() => RuleTest.ReportsAsync(Id, """
        public struct Cell { public double W, G, M, V; }
        public static void Decoupled(Cell[] c, int t) { for (int i = 0; i < c.Length; i++) { ref var x = ref c[i]; x.M = 0.9 * x.M + 0.1 * x.G; x.V = 0.999 * x.V + 0.001 * x.G * x.G; x.W -= 0.001 * x.W; x.W -= 0.1 * x.M / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(x.V / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        public static void Coupled(Cell[] c, int t) { for (int i = 0; i < c.Length; i++) { ref var x = ref c[i]; var d = [|x.G + 0.01 * x.W|]; x.M = 0.9 * x.M + 0.1 * d; x.V = 0.999 * x.V + 0.001 * d * d; x.W -= 0.1 * x.M / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(x.V / (1 - Math.Pow(0.999, t))) + 1e-8); } }
        """);

    [Fact]
    public Task OffersToKeepTheDecayCoupled() => RuleTest.FixesAsync(Id, """
        public static void Adam(double[] w, double[] g, double[] m, double[] v, int t, double lr, double wd)
        {
            for (int i = 0; i < w.Length; i++)
            {
                double x = [|g[i] + wd * w[i]|];
                m[i] = 0.9 * m[i] + 0.1 * x;
                v[i] = 0.999 * v[i] + 0.001 * x * x;
                w[i] -= lr * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        """, """
        public static void Adam(double[] w, double[] g, double[] m, double[] v, int t, double lr, double wd)
        {
            for (int i = 0; i < w.Length; i++)
            {
        #pragma warning disable NUM4001 // the decay is an L2 penalty by intent: it is scaled with the gradient
                double x = g[i] + wd * w[i];
        #pragma warning restore NUM4001
                m[i] = 0.9 * m[i] + 0.1 * x;
                v[i] = 0.999 * v[i] + 0.001 * x * x;
                w[i] -= lr * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }
        """, "NUM4001.coupled.alternative");
}
