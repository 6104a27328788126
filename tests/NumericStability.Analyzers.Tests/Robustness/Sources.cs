using System.Collections.Generic;

namespace NumericStability.Analyzers.Tests.Robustness;

/// <summary>Sources to be cut, damaged and shuffled, and one source for each unusual corner of the language.</summary>
internal static class Sources
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using System.Numerics; using System.Numerics.Tensors; using System.Threading.Tasks;\n";

    public static readonly string[] Representative =
    [
        Usings + """
        public static class Losses
        {
            private const double Tiny = 1e-7;
            internal static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
            internal static void Softmax(double[] z)
            {
                var total = 0.0;
                for (int i = 0; i < z.Length; i++)
                {
                    z[i] = Math.Exp(z[i]);
                    total += z[i];
                }
                for (int i = 0; i < z.Length; i++) z[i] /= total;
            }
            public static double CrossEntropy(double[] p, double[] t)
            {
                Softmax(p);
                double loss = 0;
                foreach (var (a, b) in p.Zip(t)) loss -= b * Math.Log(a + Tiny);
                return p.Length > 0 ? loss / p.Length : 0;
            }
            public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));
        }
        """,
        Usings + """
        public static class Statistics
        {
            public static float Mean(float[] xs) { float s = 0; for (int i = 0; i < xs.Length; i++) s += xs[i]; return s / xs.Length; }
            public static double Variance(IReadOnlyList<double> xs)
            {
                double sum = 0, squares = 0;
                foreach (var x in xs) { sum += x; squares += x * x; }
                var mean = sum / xs.Count;
                return squares / xs.Count - mean * mean;
            }
            public static double LogSum(double[] xs) => Math.Log(xs.Select(x => Math.Exp(x)).Sum()) + Losses.Sigmoid(xs[0]);
            public static T Norm<T>(T[] v) where T : IRootFunctions<T> { var s = T.Zero; foreach (var x in v) s += x * x; return T.Sqrt(s); }
            public static bool Same(double a, double b) => a == b || Math.Abs(a - b) < double.Epsilon;
        }
        """,
        Usings + """
        public sealed class Adam(double rate, int size)
        {
            private readonly double[] _m = new double[size], _v = new double[size];
            private int _step;
            public void Step(double[] w, double[] g)
            {
                _step++;
                Parallel.For(0, w.Length, i =>
                {
                    _m[i] = 0.9 * _m[i] + (1 - 0.9) * g[i];
                    _v[i] = 0.999 * _v[i] + (1 - 0.999) * g[i] * g[i];
                    var mh = _m[i] / (1 - Math.Pow(0.9, _step));
                    w[i] -= rate * mh / Math.Sqrt(_v[i] / (1 - Math.Pow(0.999, _step)) + 1e-20);
                });
                TensorPrimitives.SoftMax<double>(w, g);
            }
            public double this[int i] { get => Math.Sqrt(1 - _m[i] * _m[i]); set => _m[i] = value switch { < 0 => -Math.Log(-value), 0 => 0, _ => (float)value }; }
        }
        """,
    ];

    public static readonly Dictionary<string, string> Unusual = new()
    {
        ["top-level statements"] = Usings + "var x = double.Parse(args[0]); for (var i = 0; i < 3; i++) x += Math.Log(1 + x); Console.WriteLine(Math.Exp(x) - 1);",
        ["dynamic"] = InMain("dynamic d = x; double y = d + 1.0; d.Value = Math.Log(d); foreach (double v in d) y += v; y *= d[0]; Console.WriteLine(Math.Sqrt(y - d));"),
        ["unsafe"] = InMain("unsafe { double* p = stackalloc double[4]; p[0] = Math.Exp(x); *(p + 1) = Math.Log(*p); for (var q = p; q < p + 4; q++) *q /= 3.0; fixed (double* r = new double[3]) { r[1] += x; } x = *p; }"),
        ["ref struct"] = Usings + "ref struct Row(Span<double> data) { private Span<double> _data = data; public ref double this[int i] => ref _data[i]; public void Scale(double by) { foreach (ref var v in _data) v *= by; ref var f = ref _data[0]; f = Math.Log(f); } } static class P { static void Main() { Row r = new(stackalloc double[3]); r[1] += 0.5; r.Scale(1.0 / r[1]); } }",
        ["odd constraints"] = Usings + "interface I<T> where T : I<T> { static abstract T operator +(T a, T b); static virtual double Log(T a) => Math.Log(1); } class G<T, U> where T : unmanaged, INumber<T>, IPowerFunctions<T>, allows ref struct where U : I<U>, notnull { T M(T a, U u) { var s = T.Zero; for (var i = T.Zero; i < a; i++) s += T.Pow(i, a) / (T.One - a); var w = u + u; return s; } } static class P { static void Main() { } }",
        ["partial members"] = Usings + "partial class A { partial double F(double x); public partial double Q { get; } partial double F(double x) => Math.Log(1 + x); public partial double Q => Math.Exp(F(1)) - 1; partial void Nothing(double y); void Call() => Nothing(Math.Exp(3.0)); } static class P { static void Main() { } }",
        ["records"] = Usings + "record Point(double X, double Y) { public double Norm => Math.Sqrt(X * X + Y * Y); public Point Scaled(double by) => this with { X = X / by, Y = Math.Log(Y) }; } record struct S(float A = 1.5f); static class P { static void Main() { var (a, b) = new Point(1, 2); Console.WriteLine(Math.Log(a - b)); } }",
        ["primary constructors"] = Usings + "class B(double x) { protected double X = Math.Log(x); } class C(double y, double[] a) : B(Math.Exp(y) - 1) { double Z => y * y - a.Sum(); public C() : this(0.1, []) { X += Z; } } static class P { static void Main() { } }",
        ["collection expressions"] = InMain("double[] a = [x, 1.5, .. new[] { 2.0, Math.Exp(x) }]; Span<double> s = [1, 2, x / 3]; List<float> l = [.. a.Select(v => (float)v)]; x = a[^1] + s[1..][0] + l is [var h, ..] ? h : 0;".Replace("+ l is", "> 0 && l is", System.StringComparison.Ordinal)),
        ["extension members"] = Usings + "static class E { extension(double x) { public double Softplus() => Math.Log(1 + Math.Exp(x)); public double Half2 => x / 2; public static double operator %(double a, string b) => a - 1; } extension(double[] a) { public double Total() { var s = 0.0; foreach (var v in a) s += v; return s; } } } static class P { static void Main() => Console.WriteLine(1.5.Softplus() + new[] { 1.0 }.Total()); }",
        ["attributes of odd kinds"] = Usings + "namespace System.Runtime.CompilerServices { [AttributeUsage(AttributeTargets.Method)] sealed class InterceptsLocationAttribute(int v, string d) : Attribute; } class R : Attribute { public R(double d, params float[] f) { } } static class P { [R(1.0 / 3, 2f)] [System.Runtime.CompilerServices.InterceptsLocation(1, \"x\")] static double F([R(1e-9)] double x = 1.0 / 0) => Math.Log(1 - x); static void Main() { } }",
        ["preprocessor branches"] = Usings + "#define FAST\nstatic class P { static void Main() {\n#if FAST\n double x = 1.0;\n#else\n float x = 1f;\n#endif\n#region numbers\n x += Math.Log(1 + x);\n#endregion\n#if NEVER\n x = ;;; )(\n#elif FAST\n Console.WriteLine(x - 1);\n#endif\n} }\n#pragma warning disable",
        ["goto"] = InMain("var i = 0; again: x += 1.0 / (i + 1); if (++i < 10) goto again; switch (i) { case 1: x = Math.Log(x); goto case 2; case 2: x /= 2; goto default; default: goto end; } end: x = Math.Sqrt(x); goto again;"),
        ["async and yield"] = Usings + "static class P { static async Task<double> F(IAsyncEnumerable<double> s) { var t = 0.0; await foreach (var v in s) t += Math.Exp(v); await using var d = default(IAsyncDisposable); return Math.Log(t) + await F(s); } static IEnumerable<double> G(double x) { while (x > 1e-9) { yield return Math.Log(x); x /= 2; if (x < 0) yield break; } } static void Main() { } }",
        ["nested lambdas"] = InMain("Func<double, Func<double, Func<double>>> f = a => b => () => { double L(double c) { x += c; return a * L(b) / Math.Log(x); } return L(a - b); }; var g = f; x = g(1)(2)() + new Func<double, double>(static (double v = 2) => v / 3)(x); Action<double> h = delegate { x++; }; h += v => x -= v; h(x);"),
        ["recursion between helpers"] = Usings + "static class P { static double A(double x) => x <= 0 ? 1 : x * B(x - 1); static double B(double x) { double C(double y) => A(y) + B(y) + C(y - 1); return C(x) / A(x); } static void Fill(double[] a, int n) { if (n > 0) { a[n] = Math.Exp(n); Fill(a, n - 1); Drain(a, n); } } static void Drain(double[] a, int n) { Fill(a, n); a[0] += 1; } static void Main() => Fill(new double[3], 2); }",
        ["operators of the user"] = Usings + "struct Dual(double v, double d) { public double V = v, D = d; public static Dual operator *(Dual a, Dual b) => new(a.V * b.V, a.V * b.D + a.D * b.V); public static implicit operator Dual(double x) => new(x, 0); public static explicit operator double(Dual x) => x.V; public static bool operator true(Dual x) => x.V != 0; public static bool operator false(Dual x) => x.V == 0; public void operator +=(double x) => V += x; } static class P { static void Main() { Dual q = 3; q *= q * 2.0; q += 1; if (q) q = (double)q / 3; } }",
        ["patterns and tuples"] = InMain("(double a, (float b, double c)) t = (x, (1f, 2)); (t.a, x) = (x / 3, t.a); object o = x; if (o is double and > 0 and not 7.5 && (x, t.a) is (> 1, < 2) or (0, _)) x = o switch { double v when v > 1 => Math.Log(v), float f => f, { } => 1, null => throw new Exception() }; var (p, _) = t; x ??= p;".Replace("x ??= p;", "double? n = null; n ??= p; x = n!.Value + (n?.CompareTo(x) ?? 0);", System.StringComparison.Ordinal)),
        ["multidimensional and jagged"] = InMain("var m = new double[2, 3]; var j = new double[2][]; for (var i = 0; i < 2; i++) { j[i] = new double[3]; for (var k = 0; k < 3; k++) { m[i, k] += j[i][k] * x; j[k][i] /= m[k, i]; } } foreach (var v in m) x += v; x = m[0, 1] - j[1][^1] + j[0..1][0][0];"),
        ["checked, decimal, native"] = InMain("checked { var i = (int)(x * 3.5); nint n = (nint)x; decimal d = (decimal)x / 3m; x = unchecked((byte)x) + (double)d + n + i + (char)x; Int128 h = (Int128)x; x /= (double)(h << 3); }"),
        ["exceptions"] = InMain("try { x = Math.Log(x); try { x /= 0; } finally { x++; } } catch (Exception e) when (x > Math.Sqrt(e.HResult)) { x = 0; throw; } catch { return; } finally { x = Math.Exp(x); } lock (new object()) using (var s = new System.IO.MemoryStream()) x += s.Length / 3.0;"),
    };

    private static string InMain(string statements) => Usings + "static class P { static void Main() { double x = 0.1;\n" + statements + "\nConsole.WriteLine(x); } }";
}
