using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NumericStability.Analyzers.Rules;

/// <summary>Types that hold tests. Their values are chosen by the author of the test, and a NaN among them fails it.</summary>
internal static class TestCode
{
    private static readonly HashSet<string> Marks =
        ["Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestMethod", "DataTestMethod", "TestFixture", "TestClass"];

    public static bool Contains(ISymbol member)
    {
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsMarked(type) || type.GetMembers().OfType<IMethodSymbol>().Any(IsMarked))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: var name }
        && Marks.Contains(name.EndsWith("Attribute", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name));
}
