using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumericStability.Analyzers.Tests.Meta;
using NumericStability.Analyzers.Tests.Rules;

namespace NumericStability.Analyzers.Tests.Robustness;

/// <summary>The programs of the rule tests, read from the tests themselves.</summary>
internal static class RuleSources
{
    private static readonly HashSet<string> Sinks = ["ReportsAsync", "FixesAsync", "FixedTextAsync"];

    /// <summary>Every text of members that a rule test has reported or fixed.</summary>
    public static IReadOnlyList<(string Name, string Program)> All { get; } =
    [
        .. from file in Directory.EnumerateFiles(Repository.PathOf("tests", "NumericStability.Analyzers.Tests", "Rules"), "*Tests.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           from members in MembersIn(File.ReadAllText(file)).Select((members, i) => (members, i))
           select (Path.GetFileNameWithoutExtension(file) + " " + members.i, RuleTest.ProgramOf(members.members)),
    ];

    private static IEnumerable<string> MembersIn(string test) =>
        from call in CSharpSyntaxTree.ParseText(test).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "RuleTest" } } method && Sinks.Contains(method.Name.Identifier.ValueText)
            && call.ArgumentList.Arguments.Count > 1
        let members = call.ArgumentList.Arguments[1].Expression as LiteralExpressionSyntax
        where members is not null
        select members.Token.ValueText;
}
