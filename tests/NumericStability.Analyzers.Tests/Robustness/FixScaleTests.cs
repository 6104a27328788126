using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.CodeFixes;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Tests.Rules;
using Xunit;

namespace NumericStability.Analyzers.Tests.Robustness;

/// <summary>
/// Every fix of every report in the programs of the rule tests and in generated ones: the result compiles where the original did,
/// reports less, and loses no comment and no line ending. A plain run takes a sample, a full one (see docs/engine.md) takes all.
/// </summary>
public sealed class FixScaleTests
{
    private const int Sample = 14;

    /// <summary>What a fix may bring to light: a second flaw of the same expression that the first stood in front of, or that only the mended value has.</summary>
    private static readonly HashSet<(string Fixed, string Uncovered)> Uncovered =
    [
        ("NUM1007", "NUM5001"), // log(x²) was -∞ at 0, and log|x| is.
        ("NUM1009", "NUM2001"), // The factors were 1 - p, so their logarithms are log(1 - p).
        ("NUM2009", "NUM5001"), // The complement was 0 far out, and underflows there still.
        ("NUM4016", "NUM5004"), // The rectification has a limit of its own below its root.
        ("NUM6004", "NUM2017"), // The angle was 0 and is a share of π.
        ("NUM6004", "NUM5008"), // The exponent was 0 and is a fraction.
        ("NUM7003", "NUM2015"), // The base was near e and is e.
        ("NUM3005", "NUM3005"), // One of two sums of a variance: with it the variance is no longer seen, and the other sum is.
        ("NUM8002", "NUM8004"), // The determinant was taken without a factorisation.
    ];

    /// <summary>Chosen by their text, so that a test added elsewhere does not change the others.</summary>
    private static IEnumerable<(string Name, string Program)> Programs =>
        RuleSources.All.Concat(Enumerable.Range(0, CrashTests.IsFull ? 1_200 : 30 * Sample).Select(seed => ("program " + seed, ProgramGrammar.Program(seed))))
            .Where(source => CrashTests.IsFull || Hash(source.Item2) % Sample == 0);

    private static uint Hash(string text) => text.Aggregate(2166136261u, static (hash, character) => unchecked((hash ^ character) * 16777619));

    [Fact]
    public async Task EachAlone()
    {
        var problems = new List<string>();
        var applied = 0;
        foreach (var (name, program) in Programs)
        {
            var before = await StateAsync(program);
            foreach (var (diagnostic, fix) in before.Offers)
            {
                applied++;
                var after = await StateAsync(Apply(before.Tree, [fix]));
                problems.AddRange(before.ProblemsOf(after, diagnostic).Select(problem => $"{name}: {diagnostic.Id} {fix.Title}: {problem}\n{diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}"));
            }
        }

        Assert.True(applied > 100, $"{applied} fixes applied");
        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Fact]
    public async Task AllAtOnce()
    {
        var problems = new List<string>();
        foreach (var (name, program) in Programs)
        {
            var before = await StateAsync(program);
            var first = before.Offers.GroupBy(offer => offer.Diagnostic).Select(offers => offers.First().Fix).ToList();
            var after = await StateAsync(Apply(before.Tree, first));
            problems.AddRange(before.BrokenIn(after).Select(message => $"{name}: {message}\n{after.Tree}"));
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    /// <summary>Carriage returns, tabs, a byte-order mark and comments at every statement survive.</summary>
    [Fact]
    public async Task KeepsTheTextAround()
    {
        var problems = new List<string>();
        foreach (var (name, program) in Programs)
        {
            var text = Commented(program).Replace("\n", "\r\n", StringComparison.Ordinal).Replace("    ", "\t", StringComparison.Ordinal);
            var state = await StateAsync(text);
            foreach (var (diagnostic, fix) in state.Offers)
            {
                var after = Apply(state.Tree, [fix]);
                if (after.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal))
                {
                    problems.Add($"{name}: {diagnostic.Id} {fix.Title}: a line ends in another way");
                }

                if (Comments(after) < Comments(text))
                {
                    problems.Add($"{name}: {diagnostic.Id} {fix.Title}: a comment is lost\n{text[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]}");
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    private static int Comments(string text) => text.Split("/*kept*/").Length;

    /// <summary>A comment before the semicolon of every statement.</summary>
    private static string Commented(string program)
    {
        var ends = CSharpSyntaxTree.ParseText(program).GetRoot().DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.SemicolonToken) && token.Parent is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax).Select(token => token.SpanStart);
        return ends.Reverse().Aggregate(program, (text, end) => text.Insert(end, "/*kept*/"));
    }

    private static string Apply(SyntaxTree tree, IReadOnlyList<Fix> fixes)
    {
        var edits = fixes.SelectMany(fix => fix.Edits).ToList();
        if (fixes.Any(fix => fix.NeedsImport) && Import.Of(tree.GetRoot(), tree.GetText()) is { } import)
        {
            edits.Add(import);
        }

        return new EditComposer(tree.GetText(), edits).Compose();
    }

    private static async Task<FileState> StateAsync(string program)
    {
        var compilation = RuleTest.Compile(program);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        return new FileState(compilation.SyntaxTrees.Single(), [.. errors.Select(error => error.Id + ": " + error.GetMessage(System.Globalization.CultureInfo.InvariantCulture))], [.. await RuleTest.AnalyzeAsync(compilation)]);
    }

    /// <param name="Messages">What the compiler says: a name that is missing may be missing twice where a fix repeats it.</param>
    private sealed record FileState(SyntaxTree Tree, IReadOnlyList<string> Messages, IReadOnlyList<Diagnostic> Diagnostics)
    {
        public IEnumerable<(Diagnostic Diagnostic, Fix Fix)> Offers => Diagnostics.SelectMany(FixesOf);

        /// <summary>What the compiler says of the other state alone.</summary>
        public IEnumerable<string> BrokenIn(FileState after) => after.Messages.Count > Messages.Count ? after.Messages.Except(Messages).Take(1) : [];

        public IEnumerable<string> ProblemsOf(FileState after, Diagnostic mended)
        {
            var id = mended.Id;
            foreach (var message in BrokenIn(after))
            {
                yield return message;
            }

            if (Messages.Count > 0)
            {
                yield break; // Half of what is there is not understood, before and after.
            }

            if (!IsOfUnusedLocal(mended) && after.Count(id) >= Count(id) && after.Weight(id) >= Weight(id) && !Uncovered.Contains((id, id)))
            {
                yield return "reported again";
            }

            foreach (var other in after.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct().Where(other => other != id && after.Count(other) > Count(other) && !Uncovered.Contains((id, other))))
            {
                yield return "adds " + other;
            }
        }

        /// <summary>What remains of a warning may be a suggestion: a clamped distance still loses digits.</summary>
        private int Weight(string id) => Diagnostics.Where(diagnostic => diagnostic.Id == id && !IsOfUnusedLocal(diagnostic)).Sum(diagnostic => (int)diagnostic.Severity);

        /// <summary>A local that the fix leaves without a use is not counted: the compiler says so itself.</summary>
        private int Count(string id) => Diagnostics.Count(diagnostic => diagnostic.Id == id && !IsOfUnusedLocal(diagnostic));

        private static bool IsOfUnusedLocal(Diagnostic diagnostic) =>
            diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Parent.Parent: LocalDeclarationStatementSyntax } declarator
            && declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantTokens().Count(token => token.ValueText == declarator.Identifier.ValueText) == 1;

        private static IEnumerable<(Diagnostic, Fix)> FixesOf(Diagnostic diagnostic)
        {
            for (var i = 0; diagnostic.Properties.TryGetValue(Fix.Property + i, out var text) && text is not null; i++)
            {
                yield return (diagnostic, FixCodec.Decode(text));
            }
        }
    }
}
