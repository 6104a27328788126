using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NumericStability.Benchmarks.Compile;

if (args is ["cpu", ..])
{
    CpuTime.Print(args[1..]);
    return;
}

// One process for all, so that a ratio compares like with like: `dotnet run -c Release -- --filter *Softmax*`. Many short iterations,
// and the fastest of them: what other work on the machine adds falls on some of them only.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(40).WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(10)))
    .AddColumn(StatisticColumn.Min)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithOptions(ConfigOptions.DisableLogFile);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
