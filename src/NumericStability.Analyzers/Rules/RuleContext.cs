using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Ranges;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules;

/// <summary>What a rule may ask while it looks at one member body, and where it reports.</summary>
internal sealed class RuleContext
{
    /// <summary>Kinds of a newer compiler, which no rule asks for, are put with those that have none.</summary>
    private const int MostKinds = 160;

    private readonly RangeAnalysis _ranges;
    private readonly List<(Finding Finding, int Priority)> _findings = new();
    private readonly Dictionary<System.Type, object> _found = new();
    private List<List<IOperation>>? _byKind;
    private List<IOperation>? _operations;

    public RuleContext(MethodReading method, SemanticModel model, RuleOptions options)
    {
        Method = method;
        _ranges = new RangeAnalysis(method);
        Model = model;
        Options = options;
    }

    public MethodReading Method { get; }

    public SemanticModel Model { get; }

    public RuleOptions Options { get; }

    public KnownSymbols Symbols => Method.Symbols;

    internal int CurrentPriority { get; set; }

    /// <summary>Every operation of the body in source order, listed once for all rules that look for a shape of code.</summary>
    public IReadOnlyList<IOperation> Operations => _operations ??= [.. Method.Body.DescendantsAndSelf()];

    /// <summary>What several rules look for in one body, found by the first that asks.</summary>
    public IReadOnlyList<T> Once<T>(System.Func<MethodReading, RuleContext, IReadOnlyList<T>> find)
    {
        if (!_found.TryGetValue(typeof(T), out var found))
        {
            _found[typeof(T)] = found = find(Method, this);
        }

        return (IReadOnlyList<T>)found;
    }

    /// <summary>Those of one kind, in source order where <typeparamref name="T"/> is one kind. What one of a kind is, all are, but for loops.</summary>
    public IEnumerable<T> OperationsOf<T>()
        where T : IOperation
    {
        foreach (var alike in _byKind ??= ByKind())
        {
            if (alike[0] is T || alike[0].Kind == OperationKind.Loop)
            {
                foreach (var operation in alike.OfType<T>())
                {
                    yield return operation;
                }
            }
        }
    }

    private List<List<IOperation>> ByKind()
    {
        var (places, found) = (new byte[MostKinds], new List<List<IOperation>>());
        foreach (var operation in Method.Body.DescendantsAndSelf())
        {
            ref var place = ref places[(int)operation.Kind < MostKinds ? (int)operation.Kind : 0];
            if (place == 0)
            {
                found.Add(new());
                place = (byte)found.Count;
            }

            found[place - 1].Add(operation);
        }

        return found;
    }

    public Interval RangeOf(Term term, Reading reading) => _ranges.Of(term, reading.Facts);

    public Interval RangeOf(Term term, Facts? facts) => _ranges.Of(term, facts);

    /// <summary>True where the operation stands in the member being analysed, not in a helper read through. Full spans are at hand, spans are computed.</summary>
    public bool IsHere(IOperation? operation) =>
        operation is not null && operation.Syntax.SyntaxTree == Method.Body.Syntax.SyntaxTree && Method.Body.Syntax.FullSpan.Contains(operation.Syntax.FullSpan);

    public void Report(Finding finding) => _findings.Add((IsChosenByTest(finding) ? finding.AsSuggestion() : finding, CurrentPriority));

    /// <summary>A value outside a domain in a test, unless it is a parameter of a test, whose cases are data.</summary>
    private bool IsChosenByTest(Finding finding) => finding is { Severity: DiagnosticSeverity.Warning, Descriptor.Category: Categories.Domain } && TestCode.Contains(Method.Owner)
        && !(TestCode.IsMarked(Method.Owner) && Operations.Any(operation => operation is IParameterReferenceOperation { Parameter.ContainingSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, Method.Owner)
            && finding.Primary.Span.Contains(operation.Syntax.Span)));

    public Spelling SpellingAt(Reading reading) => new(Symbols, Model, reading.Operation);

    /// <summary>One formula, one report: by priority, a finding inside what another claims is dropped.</summary>
    public IEnumerable<Finding> Settle()
    {
        var claimed = new HashSet<SyntaxNode>();
        foreach (var (finding, _) in _findings.OrderBy(entry => entry.Priority).ThenBy(entry => entry.Finding.Primary.SpanStart).ThenByDescending(entry => entry.Finding.Primary.Span.Length).ThenBy(entry => entry.Finding.Descriptor.Id, System.StringComparer.Ordinal))
        {
            if (claimed.Add(finding.Primary))
            {
                claimed.UnionWith(finding.Claims);
                yield return finding;
            }
        }
    }
}
