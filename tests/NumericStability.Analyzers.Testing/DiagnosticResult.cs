namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a comparison of an expected with a reported diagnostic leaves out.</summary>
[Flags]
public enum DiagnosticOptions
{
    None = 0,
    IgnoreAdditionalLocations = 1,
    IgnoreSeverity = 2,
}

/// <summary>How much of a span is compared.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    None = 0,
    IgnoreLength = 1,
    InterpretAsMarkupKey = 2,
}

/// <summary>A place in a test source: a line span, or the number of a <c>{|#0:…|}</c> markup.</summary>
public readonly record struct DiagnosticLocation(FileLinePositionSpan Span, DiagnosticLocationOptions Options);

/// <summary>One expected diagnostic; every <c>With…</c> returns a changed copy.</summary>
public readonly record struct DiagnosticResult
{
    public DiagnosticResult(string id, DiagnosticSeverity severity) => (Id, Severity) = (id, severity);

    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity) => MessageFormat = descriptor.MessageFormat;

    public string Id { get; }

    public DiagnosticSeverity Severity { get; private init; }

    public LocalizableString? MessageFormat { get; private init; }

    public object?[]? MessageArguments { get; private init; }

    public DiagnosticOptions Options { get; private init; }

    private string? FixedMessage { get; init; }

    private ImmutableArray<DiagnosticLocation> Locations { get; init; }

    public ImmutableArray<DiagnosticLocation> Spans => Locations.IsDefault ? [] : Locations;

    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>The message to compare; null where neither text nor arguments were stated and the format has holes.</summary>
    public string? Message
    {
        get
        {
            if (FixedMessage is not null || MessageFormat is null)
                return FixedMessage;
            string format = MessageFormat.ToString(CultureInfo.InvariantCulture);
            if (MessageArguments is { } arguments)
                return string.Format(CultureInfo.InvariantCulture, format, arguments);
            return format.Contains('{') ? null : format;
        }
    }

    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    public DiagnosticResult WithArguments(params object?[] arguments) => this with { MessageArguments = arguments };

    public DiagnosticResult WithMessage(string? message) =>
        this with { FixedMessage = message, MessageFormat = message is null ? null : MessageFormat };

    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    public DiagnosticResult WithNoLocation() => this with { Locations = [] };

    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", line, column);

    public DiagnosticResult WithLocation(string path, int line, int column) =>
        Add(path, new(line - 1, column - 1), new(line - 1, column - 1), DiagnosticLocationOptions.IgnoreLength);

    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options) =>
        Add("", new(markupKey, 0), new(markupKey, 0), options | DiagnosticLocationOptions.InterpretAsMarkupKey);

    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan("", startLine, startColumn, endLine, endColumn);

    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        Add(path, new(startLine - 1, startColumn - 1), new(endLine - 1, endColumn - 1), DiagnosticLocationOptions.None);

    internal DiagnosticResult WithSpan(FileLinePositionSpan span) =>
        this with { Locations = Spans.Add(new(span, DiagnosticLocationOptions.None)) };

    /// <summary>Replaces markup numbers by their spans and empty paths by the first source.</summary>
    internal DiagnosticResult Resolve(ImmutableDictionary<int, FileLinePositionSpan> keys, string firstPath) =>
        this with { Locations = [.. Spans.Select(location => Resolve(location, keys, firstPath))] };

    private static DiagnosticLocation Resolve(
        DiagnosticLocation location, ImmutableDictionary<int, FileLinePositionSpan> keys, string firstPath)
    {
        FileLinePositionSpan span = location.Span;
        if (!location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
            return span.Path.Length > 0 ? location : location with { Span = new(firstPath, span.Span) };
        int key = span.StartLinePosition.Line;
        return keys.TryGetValue(key, out FileLinePositionSpan found)
            ? new(found, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
            : throw new InvalidOperationException($"No source contains the markup {{|#{key}:…|}}.");
    }

    private DiagnosticResult Add(string path, LinePosition start, LinePosition end, DiagnosticLocationOptions options) =>
        this with { Locations = Spans.Add(new(new(path, start, end), options)) };
}
