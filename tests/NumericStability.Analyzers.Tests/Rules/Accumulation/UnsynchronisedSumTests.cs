using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class UnsynchronisedSumTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3012", """
        public class C
        {
            private double _total;
            private int _n;
            public static double A(double[] x) { double s = 0; Parallel.For(0, x.Length, i => { [|s += x[i]|]; }); return s; }
            public void B(double[] x) { Parallel.ForEach(x, v => { [|_total += v|]; [|_n++|]; }); }
            public static double D(double[] x) { double s = 0; x.AsParallel().ForAll(v => [|s = s + v|]); return s; }
        }
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3012", """
        public static double Locked(double[] x) { double s = 0; var gate = new object(); Parallel.For(0, x.Length, i => { lock (gate) s += x[i]; }); return s; }
        public static void Own(double[] x) { Parallel.For(0, x.Length, i => { double t = 0; t += x[i]; x[i] += t; }); }
        public static double Local(double[] x) { double s = 0; var gate = new object(); Parallel.For(0, x.Length, () => 0.0, (i, st, l) => { l += x[i]; return l; }, l => { lock (gate) s += l; }); return s; }
        public static long Atomic(double[] x) { long n = 0; Parallel.For(0, x.Length, i => { System.Threading.Interlocked.Increment(ref n); }); return n; }
        public static double Sequential(double[] x) { double s = 0; Array.ForEach(x, v => s += v); return s; }
        """);
}
