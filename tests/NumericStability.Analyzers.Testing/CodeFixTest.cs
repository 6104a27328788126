using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// An analyzer test whose reports are then fixed: one by one, and all at once in the document, the project and the solution.
/// Each way ends in code that equals the expected text, parses to the tree the fix built, compiles, and is analyzed again.
/// </summary>
public abstract class CodeFixTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>The expected outcome; left empty, it says that no fix is offered.</summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>The expected outcome of Fix All where it differs from fixing one by one.</summary>
    public SolutionState BatchFixedState { get; } = new();

    public string FixedCode { set => FixedState.Sources.Add(value); }

    public string BatchFixedCode { set => BatchFixedState.Sources.Add(value); }

    public int? CodeActionIndex { get; set; }

    public string? CodeActionEquivalenceKey { get; set; }

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>Exact when positive; a bound when negative; bounded by the number of reports when 0.</summary>
    public int NumberOfIncrementalIterations { get; set; }

    public int NumberOfFixAllIterations { get; set; }

    public int? NumberOfFixAllInDocumentIterations { get; set; }

    public int? NumberOfFixAllInProjectIterations { get; set; }

    private CodeFixProvider[] Fixers => field ??= [.. GetCodeFixProviders()];

    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var sources = ParsedState.Parse(TestState, TestState);
        Solution solution = CreateSolution(workspace, sources);
        ImmutableArray<Reported> reported = await VerifyDiagnosticsAsync(solution, sources, "test code", cancellationToken).ConfigureAwait(false);
        SolutionState fixedState = FixedState.IsEmpty ? TestState : FixedState;
        SolutionState batch = BatchFixedState.IsEmpty ? fixedState : BatchFixedState;
        foreach (FixMode mode in Modes())
        {
            var expected = ParsedState.Parse(mode.Scope is null ? fixedState : batch, TestState);
            Solution changed = await FixAsync(solution, reported, mode, cancellationToken).ConfigureAwait(false);
            if (await FixedCodeComparison.TextOrTreeAsync(changed, expected, cancellationToken).ConfigureAwait(false) is { } difference)
                Verify.Fail($"{mode.Name} left {difference}");
            var remaining = await VerifyDiagnosticsAsync(changed, expected, $"code after {mode.Name}", cancellationToken).ConfigureAwait(false);
            if (CompilerDiagnostics != CompilerDiagnostics.None && FixedCodeComparison.NewComplaints(reported, remaining, expected) is { } complaints)
                Verify.Fail($"{mode.Name}: {complaints}");
        }
    }

    /// <summary>The first source after fixing one by one, for tests that run what the fix really wrote.</summary>
    public async Task<string> FixFirstSourceAsync(CancellationToken cancellationToken = default)
    {
        using var workspace = new AdhocWorkspace();
        Solution solution = CreateSolution(workspace, ParsedState.Parse(TestState, TestState));
        ImmutableArray<Reported> reported = await AnalyzeAsync(solution, cancellationToken).ConfigureAwait(false);
        Solution changed = await FixAsync(solution, reported, Modes().First(), cancellationToken).ConfigureAwait(false);
        return (await changed.Projects.First().Documents.First().GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
    }

    private IEnumerable<FixMode> Modes()
    {
        yield return new("fixing one by one", null, NumberOfIncrementalIterations);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllInDocumentCheck))
            yield return new("Fix All in the document", FixAllScope.Document, NumberOfFixAllInDocumentIterations ?? NumberOfFixAllIterations);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllInProjectCheck))
            yield return new("Fix All in the project", FixAllScope.Project, NumberOfFixAllInProjectIterations ?? NumberOfFixAllIterations);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllInSolutionCheck))
            yield return new("Fix All in the solution", FixAllScope.Solution, NumberOfFixAllIterations);
    }

    private async Task<Solution> FixAsync(
        Solution solution, ImmutableArray<Reported> reported, FixMode mode, CancellationToken cancellationToken)
    {
        List<Offer> offers = await OffersAsync(solution, reported, cancellationToken).ConfigureAwait(false);
        int limit = mode.Iterations != 0 ? Math.Abs(mode.Iterations) : offers.Select(mode.Unit).Distinct().Count();
        int iterations = 0;
        while (offers.Count > 0 && !(iterations == 1 && mode.Scope is null && CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne)))
        {
            if (++iterations > limit)
                Verify.Fail($"After {limit} iterations, {mode.Name} still finds: {string.Join("\n", offers.Select(offer => offer.Diagnostic))}");
            CodeAction action = mode.Scope is { } scope
                ? await FixAllActionAsync(offers[0], scope, reported, cancellationToken).ConfigureAwait(false)
                : offers[0].Action;
            Solution changed = await ApplyAsync(action, cancellationToken).ConfigureAwait(false);
            if (await FixedCodeComparison.AreSameAsync(solution, changed, cancellationToken).ConfigureAwait(false))
                Verify.Fail($"'{action.Title}' was offered for {offers[0].Diagnostic} and changes nothing ({mode.Name}).");
            solution = changed;
            reported = await AnalyzeAsync(solution, cancellationToken).ConfigureAwait(false);
            offers = await OffersAsync(solution, reported, cancellationToken).ConfigureAwait(false);
        }

        if (mode.Iterations > 0 && iterations != mode.Iterations)
            Verify.Fail($"{mode.Name} took {iterations} iterations; {mode.Iterations} were expected.");
        return solution;
    }

    private async Task<List<Offer>> OffersAsync(Solution solution, ImmutableArray<Reported> reported, CancellationToken cancellationToken)
    {
        var offers = new List<Offer>();
        foreach (Diagnostic diagnostic in reported.Select(item => item.Diagnostic))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;
            var actions = new List<Offer>();
            foreach (CodeFixProvider fixer in Fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(new(diagnostic, document, action, fixer)), cancellationToken);
                await fixer.RegisterCodeFixesAsync(context).ConfigureAwait(false);
            }

            offers.AddRange(Choose([.. actions.SelectMany(Leaves)]));
        }

        return offers;
    }

    private IEnumerable<Offer> Choose(List<Offer> offers)
    {
        var chosen = offers.Where(offer => CodeActionEquivalenceKey is null || offer.Action.EquivalenceKey == CodeActionEquivalenceKey);
        return CodeActionIndex is { } index
            ? offers.Skip(index).Take(1).Intersect(chosen)
            : chosen.Take(1);
    }

    private static IEnumerable<Offer> Leaves(Offer offer) => offer.Action.NestedActions.IsEmpty
        ? [offer]
        : offer.Action.NestedActions.SelectMany(nested => Leaves(offer with { Action = nested }));

    private async Task<CodeAction> FixAllActionAsync(
        Offer offer, FixAllScope scope, ImmutableArray<Reported> reported, CancellationToken cancellationToken)
    {
        FixAllProvider? provider = offer.Fixer.GetFixAllProvider();
        if (provider is null || !provider.GetSupportedFixAllScopes().Contains(scope))
            Verify.Fail($"{offer.Fixer.GetType().Name} has no Fix All in {scope}; state {nameof(CodeFixTestBehaviors.SkipFixAllCheck)} where that is meant.");
        var context = new FixAllContext(
            offer.Document, offer.Fixer, scope, offer.Action.EquivalenceKey, [offer.Diagnostic.Id], new Known(reported), cancellationToken);
        CodeAction? action = await provider!.GetFixAsync(context).ConfigureAwait(false);
        if (action is null)
            Verify.Fail($"Fix All in {scope} offers nothing for {offer.Diagnostic}.");
        return action!;
    }

    private static async Task<Solution> ApplyAsync(CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    /// <summary>The action chosen for one diagnostic.</summary>
    private sealed record Offer(Diagnostic Diagnostic, Document Document, CodeAction Action, CodeFixProvider Fixer);

    private sealed record FixMode(string Name, FixAllScope? Scope, int Iterations)
    {
        /// <summary>Offers of one unit must disappear in one step: nested fixes that Fix All loses show up as one step too many.</summary>
        public object Unit(Offer offer) => Scope switch
        {
            null => offer.Diagnostic,
            FixAllScope.Document => (offer.Document.Id, offer.Diagnostic.Id, offer.Action.EquivalenceKey),
            FixAllScope.Project => (offer.Document.Project.Id, offer.Diagnostic.Id, offer.Action.EquivalenceKey),
            _ => (offer.Diagnostic.Id, offer.Action.EquivalenceKey),
        };
    }

    /// <summary>Hands Fix All the diagnostics already computed.</summary>
    private sealed class Known(ImmutableArray<Reported> reported) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(reported.Where(item => item.Project == project.Id).Select(item => item.Diagnostic));

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
            return reported.Select(item => item.Diagnostic).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(reported.Where(item => item.Project == project.Id && !item.Diagnostic.Location.IsInSource).Select(item => item.Diagnostic));
    }
}
