using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Hosts;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rules;

namespace NumericStability.Corpus;

/// <summary>Where the time goes: the gate, the compiler's operations, the reading, each rule family. One thread, methods only.</summary>
internal sealed class Timing
{
    private readonly SortedDictionary<string, long> _ticks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _rules = new(StringComparer.Ordinal);
    private int _bodies;
    private int _open;

    public static void Print(Compilation compilation)
    {
        var timing = new Timing();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var method in tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Where(method => method.Body is not null || method.ExpressionBody is not null))
            {
                timing.Measure(compilation, model, method);
            }
        }

        Console.WriteLine($"{timing._bodies} bodies, {timing._open} through the gate");
        foreach (var (name, ticks) in timing._ticks)
        {
            Console.WriteLine($"{name,-40} {1000.0 * ticks / Stopwatch.Frequency,10:F0} ms");
        }

        foreach (var (name, ticks) in timing._rules.OrderByDescending(entry => entry.Value).Take(15))
        {
            Console.WriteLine($"   {name,-37} {1000.0 * ticks / Stopwatch.Frequency,10:F0} ms");
        }
    }

    private void Measure(Compilation compilation, SemanticModel model, BaseMethodDeclarationSyntax syntax)
    {
        _bodies++;
        var evidence = Timed("1 gate", () => NumericGate.In(syntax));
        if (evidence == Evidence.None)
        {
            return;
        }

        _open++;
        var body = Timed("2 operations", () =>
        {
            var operation = model.GetOperation(syntax);
            _ = operation?.DescendantsAndSelf().Count();
            return operation;
        });
        if (body is null || (evidence == Evidence.Operators && !Timed("2 gate of operations", () => NumericGate.IsOpen(body))) || model.GetDeclaredSymbol(syntax) is not { } owner)
        {
            return;
        }

        var reading = Timed("3 reading", () => MethodReader.Read(compilation, owner, body, CancellationToken.None));
        if (!reading.IsComplete)
        {
            _ticks["unread bodies (count)"] = _ticks.GetValueOrDefault("unread bodies (count)") + (Stopwatch.Frequency / 1000);
            return;
        }

        var context = new RuleContext(reading, model, RuleOptions.Default);
        foreach (var rule in RuleCatalog.All)
        {
            var family = rule.GetType().Namespace!.Split('.').Last();
            var watch = Stopwatch.StartNew();
            Examine(rule, reading, context);
            _ticks["4 rules " + family] = _ticks.GetValueOrDefault("4 rules " + family) + watch.ElapsedTicks;
            _rules[rule.Id + " " + rule.GetType().Name] = _rules.GetValueOrDefault(rule.Id + " " + rule.GetType().Name) + watch.ElapsedTicks;
        }

        Timed("5 settling", () => context.Settle().Select(finding => finding.ToDiagnostic()).Count());
    }

    private static void Examine(Rule rule, MethodReading method, RuleContext context)
    {
        var roots = rule.Roots.ToHashSet();
        context.CurrentPriority = rule.Priority;
        foreach (var reading in method.Readings)
        {
            if (ReferenceEquals(reading.Term.Source, reading.Operation) && reading.State.IsReachable && roots.Contains(reading.Term.Function ?? (object)reading.Term.Kind))
            {
                rule.Examine(reading, context);
            }
        }

        rule.Examine(method, context);
    }

    private T Timed<T>(string name, Func<T> step)
    {
        var watch = Stopwatch.StartNew();
        var result = step();
        _ticks[name] = _ticks.GetValueOrDefault(name) + watch.ElapsedTicks;
        return result;
    }
}
