using System.Collections.Immutable;

namespace NumericStability.Analyzers.Rules.Domain;

internal static class DomainRules
{
    public static readonly ImmutableArray<Rule> All =
    [
        new ZeroDivisor(),
    ];
}
