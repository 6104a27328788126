namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What fixed code has to be: the expected text, a tree the parser would build, and free of new compiler complaints.</summary>
internal static class FixedCodeComparison
{
    public static async Task<string?> TextOrTreeAsync(Solution solution, ParsedState expected, CancellationToken cancellationToken)
    {
        var texts = expected.Projects.SelectMany(project => project.Files).ToDictionary(file => file.Path, file => file.Text.ToString());
        foreach (Document document in solution.Projects.SelectMany(project => project.Documents))
        {
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            string actual = root.ToFullString();
            if (!texts.Remove(document.FilePath ?? document.Name, out string? text))
                return $"a file that was not expected: {document.Name}\n{actual}";
            if (text != actual)
                return $"text that differs in {document.Name}:\n{Difference(text.Split('\n'), actual.Split('\n'))}";
            SyntaxNode parsed = await root.SyntaxTree.WithChangedText(SourceText.From(actual)).GetRootAsync(cancellationToken).ConfigureAwait(false);
            if (!root.IsEquivalentTo(parsed, topLevel: false))
                return $"a tree that its own text does not parse to (a parenthesis or a space is missing) in {document.Name}:\n{actual}";
        }

        return texts.Count == 0 ? null : $"no file {texts.Keys.First()}";
    }

    public static async Task<bool> AreSameAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (ProjectChanges project in after.GetChanges(before).GetProjectChanges())
        {
            foreach (DocumentId id in project.GetChangedDocuments())
            {
                SourceText old = await before.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
                if (!old.ContentEquals(await after.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Errors and warnings of the compiler that were not there before and are not declared.</summary>
    public static string? NewComplaints(IEnumerable<Reported> before, IEnumerable<Reported> after, ParsedState expected)
    {
        var known = before.Where(IsComplaint).Select(item => item.Diagnostic.Id)
            .Concat(expected.Stated.Select(result => result.Id)).Concat(expected.Marked.Select(span => span.Id)).ToList();
        var added = after.Where(IsComplaint).Where(item => !known.Remove(item.Diagnostic.Id)).ToList();
        return added.Count == 0 ? null : DiagnosticComparison.Differences([], added, "compiler, new after the fix");
    }

    private static bool IsComplaint(Reported item) => item.IsFromCompiler && item.Diagnostic.Severity >= DiagnosticSeverity.Warning;

    /// <summary>Shows the lines between the common beginning and the common end.</summary>
    private static string Difference(string[] expected, string[] actual)
    {
        int head = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        int tail = expected.Skip(head).Reverse().Zip(actual.Skip(head).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('\n', actual.Take(head).Select(line => "  " + line)
            .Concat(expected[head..^tail].Select(line => "- " + line))
            .Concat(actual[head..^tail].Select(line => "+ " + line))
            .Concat(actual[^tail..].Select(line => "  " + line)));
    }
}
