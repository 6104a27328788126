namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic and the project it was reported in.</summary>
internal sealed record Reported(ProjectId Project, Diagnostic Diagnostic)
{
    public bool IsFromCompiler => Diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    public FileLinePositionSpan Span { get; } = Diagnostic.Location.GetLineSpan();

    public (string Path, LinePosition Start, string Id) Position => (Span.Path ?? "", Span.StartLinePosition, Diagnostic.Id);
}

/// <summary>Pairs expected with reported diagnostics; what is left over is shown under the lines of the source.</summary>
internal static class DiagnosticComparison
{
    public static string? Differences(IEnumerable<DiagnosticResult> expected, IEnumerable<Reported> reported, string what)
    {
        var unexpected = reported.ToList();
        var missing = new List<DiagnosticResult>();
        foreach (DiagnosticResult result in expected.OrderBy(result => result.Message is null))
        {
            int index = unexpected.FindIndex(item => Matches(result, item));
            if (index >= 0)
                unexpected.RemoveAt(index);
            else
                missing.Add(result);
        }

        return missing.Count + unexpected.Count == 0 ? null : Describe(missing, unexpected, what);
    }

    private static bool Matches(DiagnosticResult expected, Reported actual)
    {
        Diagnostic diagnostic = actual.Diagnostic;
        return expected.Id == diagnostic.Id
            && (expected.Severity == diagnostic.Severity || expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity))
            && (expected.Message is null || expected.Message == diagnostic.GetMessage())
            && (expected.HasLocation ? IsAt(expected.Spans[0], diagnostic.Location) : !diagnostic.Location.IsInSource)
            && (expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations) || HasAdditionalLocations(expected, diagnostic));
    }

    private static bool HasAdditionalLocations(DiagnosticResult expected, Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Count == Math.Max(0, expected.Spans.Length - 1)
        && expected.Spans.Skip(1).Zip(diagnostic.AdditionalLocations, IsAt).All(same => same);

    private static bool IsAt(DiagnosticLocation expected, Location actual)
    {
        FileLinePositionSpan span = actual.GetLineSpan();
        return span.Path == expected.Span.Path
            && span.StartLinePosition == expected.Span.StartLinePosition
            && (expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) || span.EndLinePosition == expected.Span.EndLinePosition);
    }

    private static string Describe(List<DiagnosticResult> missing, List<Reported> unexpected, string what)
    {
        var text = new StringBuilder($"Diagnostics of the {what}: {missing.Count} missing, {unexpected.Count} unexpected.\n");
        foreach (DiagnosticResult result in missing)
        {
            string place = result.HasLocation ? result.Spans[0].Span.ToString() : "no location";
            text.Append($"missing:    {place}: {result.Severity} {result.Id}: {result.Message ?? "(any message)"}\n");
        }

        foreach (Reported item in unexpected)
            text.Append($"unexpected: {item.Diagnostic}{string.Concat(item.Diagnostic.AdditionalLocations.Select(at => $"\n            also at {at.GetLineSpan()}"))}\n");
        foreach (var file in unexpected.Where(item => item.Diagnostic.Location.IsInSource).GroupBy(item => item.Diagnostic.Location.SourceTree!))
            Draw(text, file.Key, file.ToLookup(item => item.Span.StartLinePosition.Line));
        return text.ToString();
    }

    private static void Draw(StringBuilder text, SyntaxTree tree, ILookup<int, Reported> lines)
    {
        text.Append($"\n{tree.FilePath}\n");
        foreach (TextLine line in tree.GetText().Lines)
        {
            text.Append(line.ToString()).Append('\n');
            foreach (Reported item in lines[line.LineNumber])
            {
                TextSpan marked = item.Diagnostic.Location.SourceSpan.Intersection(line.Span) ?? new(line.End, 0);
                text.Append(' ', marked.Start - line.Start).Append('^', Math.Max(1, marked.Length))
                    .Append($" {item.Diagnostic.Id}: {item.Diagnostic.GetMessage()}\n");
            }
        }
    }
}

/// <summary>A project with the markup taken out of its sources.</summary>
internal sealed record ParsedProject(ProjectState State, ImmutableArray<(string Path, SourceText Text)> Files);

/// <summary>The sources of a test state without markup, and the diagnostics the markup and the test expect.</summary>
internal sealed record ParsedState(
    ImmutableArray<ParsedProject> Projects,
    ImmutableArray<(string Id, FileLinePositionSpan Span)> Marked,
    ImmutableDictionary<int, FileLinePositionSpan> Keys,
    ImmutableArray<DiagnosticResult> Stated)
{
    /// <summary>Reads a state; projects without sources of their own are those of the state it inherits from.</summary>
    public static ParsedState Parse(SolutionState state, SolutionState inherited)
    {
        var projects = ImmutableArray.CreateBuilder<ParsedProject>();
        var marked = new List<(string Id, FileLinePositionSpan Span)>();
        foreach (ProjectState original in inherited.AdditionalProjects.Values.Prepend(inherited))
        {
            ProjectState own = ReferenceEquals(original, inherited) ? state : state.AdditionalProjects.GetValueOrDefault(original.Name, original);
            var sources = own.Sources.Count > 0 ? own.Sources : original.Sources;
            projects.Add(new(original, [.. sources.Select(file => (file.filename, Unmark(file.filename, file.content, marked)))]));
        }

        var keys = marked.Where(span => span.Id.StartsWith('#')).ToImmutableDictionary(span => int.Parse(span.Id[1..], null), span => span.Span);
        return new(projects.ToImmutable(), [.. marked.Where(span => !span.Id.StartsWith('#'))], keys, [.. state.ExpectedDiagnostics]);
    }

    public IEnumerable<DiagnosticResult> Expected(Func<string, DiagnosticDescriptor?> descriptorOf, Func<DiagnosticDescriptor?> defaultRule)
    {
        string first = Projects[0].Files is [var file, ..] ? file.Path : "";
        return Stated.Select(result => result.Resolve(Keys, first)).Concat(Marked.Select(span =>
        {
            DiagnosticDescriptor? rule = span.Id.Length > 0
                ? descriptorOf(span.Id)
                : defaultRule() ?? throw new InvalidOperationException("[|…|] needs an analyzer with one rule; write {|ID:…|}.");
            DiagnosticResult result = rule is null
                ? DiagnosticResult.CompilerError(span.Id).WithOptions(DiagnosticOptions.IgnoreSeverity | DiagnosticOptions.IgnoreAdditionalLocations)
                : new DiagnosticResult(rule).WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
            return result.WithSpan(span.Span);
        }));
    }

    private static SourceText Unmark(string path, SourceText content, List<(string Id, FileLinePositionSpan Span)> marked)
    {
        var text = SourceText.From(TestFileMarkupParser.Parse(content.ToString(), out var spans, out _), content.Encoding);
        marked.AddRange(spans.Select(span => (span.Name, new FileLinePositionSpan(path, text.Lines.GetLinePositionSpan(span.Span)))));
        return text;
    }
}
