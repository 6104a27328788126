using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Accumulation;

public sealed class TimeInFloatTests
{
    [Fact]
    public Task Reports() => RuleTest.ReportsAsync("NUM3011", """
        public static float Epoch(long epochSeconds) => [|epochSeconds|];
        public static float Stamp(long[] x) { long unixTime = x[0]; return [|(float)unixTime|] / 60; }
        public static float A() => [|DateTime.UtcNow.Ticks|];
        public static float B() { long t = DateTimeOffset.UtcNow.ToUnixTimeSeconds(); return [|(float)t|] / 60; }
        public static float C(long userId) => [|userId|];
        public static float D() => 1e-3f * [|Environment.TickCount64|];
        public static float Stored(long ticks) => [|(float)ticks|];
        """);

    [Fact]
    public Task Silent() => RuleTest.SilentAsync("NUM3011", """
        public static float Training(int epoch) => epoch / 10f;
        public static float Steps(long epochs) => epochs;
        public static float Since(long start) => DateTimeOffset.UtcNow.ToUnixTimeSeconds() - start;
        public static double Wide() => DateTime.UtcNow.Ticks;
        public static float Count(long n) => n;
        public static float Span(TimeSpan t) => (float)t.TotalSeconds;
        public static float Milliseconds(float step) => step / (float)TimeSpan.TicksPerMillisecond;
        """);
}
