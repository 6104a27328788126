using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Conversion;

public sealed class ComparerBySubtractionTests
{
    private const string Id = "NUM6009";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public sealed record Item(double Score, float Weight, int Id);
        public sealed class Sorting : IComparer<Item>
        {
            public int Compare(Item x, Item y) => [|(int)(x.Score - y.Score)|];
            public static void A(List<Item> l) => l.Sort((a, b) => [|(int)(b.Score - a.Score)|]);
            public static void B(List<Item> l) => l.Sort((a, b) => [|Math.Sign(a.Score - b.Score)|]);
            public static void C(double[] x) => Array.Sort(x, (a, b) => [|(int)(a - b)|]);
            public static void D(List<Item> l) => l.Sort((a, b) => { return [|(int)(a.Weight - b.Weight)|]; });
            public static void E(List<Item> l) => l.Sort(delegate(Item a, Item b) { return [|(int)(a.Score - b.Score)|]; });
            public static void F(List<Item> l) => l.Sort((a, b) => [|MathF.Sign(a.Weight - b.Weight)|]);
            public static Comparison<double> G() => (a, b) => [|(int)(b - a)|];
            public static int CompareByScore(Item a, Item b) => [|(int)(a.Score - b.Score)|];
            public static int CompareByWeight(Item a, Item b) { return [|Math.Sign(a.Weight - b.Weight)|]; }
            public static void H(List<Item> l) { int CompareItems(Item a, Item b) => [|(int)(a.Score - b.Score)|]; l.Sort(CompareItems); }
            public static void I(List<(string, double Value)> l) => l.Sort((a, b) => [|(int)(a.Value - b.Value)|]);
            public static void J(List<Item> l) => l.Sort((a, b) => [|(int)((a.Score - b.Score))|]);
        }
        """);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public sealed record Item(double Score, float Weight, int Id);
        public sealed class Sorting : IComparer<Item>
        {
            public int Compare(Item x, Item y) => x.Score.CompareTo(y.Score);
            public static void A(List<Item> l) => l.Sort((a, b) => a.Id - b.Id);
            public static void B(List<Item> l) => l.Sort((a, b) => b.Score.CompareTo(a.Score));
            public static int C(double a, double b) => (int)(a - b);
            public static void D(List<Item> l) => l.OrderBy(item => item.Score).ToList();
            public static int E(double a, double b) => Math.Sign(a - b);
            public static void F(List<Item> l) => l.Sort((a, b) => a.Score < b.Score ? -1 : a.Score > b.Score ? 1 : 0);
            public static Func<double, double, int> G() => (a, b) => (int)(a + b);
            public static void H(List<Item> l) => l.Sort((a, b) => Comparer<double>.Default.Compare(a.Score, b.Score));
            public static void I(List<Item> l) => l.Sort((a, b) => Math.Sign(a.Id - b.Id));
            public static double J(double[] x) => x.Aggregate((a, b) => a - b);
            public static int K(Item a) => (int)(a.Score - a.Weight);
            public static IEnumerable<int> L(double[] x, double[] y) => x.Zip(y, (a, b) => (int)Math.Round(a - b));
        }
        """);

    [Fact]
    public Task FixUsesCompareTo() => RuleTest.FixesAsync(Id, """
        public static void A(List<(double Score, float Weight)> l) => l.Sort((a, b) => [|(int)(b.Score - a.Score)|]);
        public static void B(List<(double Score, float Weight)> l) => l.Sort((a, b) => [|MathF.Sign(a.Weight - b.Weight)|]);
        """, """
        public static void A(List<(double Score, float Weight)> l) => l.Sort((a, b) => b.Score.CompareTo(a.Score));
        public static void B(List<(double Score, float Weight)> l) => l.Sort((a, b) => a.Weight.CompareTo(b.Weight));
        """);
}
