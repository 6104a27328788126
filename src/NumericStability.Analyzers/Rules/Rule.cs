using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Reductions;

namespace NumericStability.Analyzers.Rules;

/// <summary>One rule of the catalog: everything about it is in its file.</summary>
internal abstract class Rule
{
    protected Rule(DiagnosticDescriptor descriptor) => Descriptor = descriptor;

    public DiagnosticDescriptor Descriptor { get; }

    public string Id => Descriptor.Id;

    /// <summary>Where two rules know one formula, the smaller number is heard: recognised compound formulas before their parts.</summary>
    public virtual int Priority => 100;

    /// <summary>The functions or kinds of term at the root of what this rule looks for.</summary>
    public virtual IEnumerable<object> Roots => [];

    /// <summary>Looks at one expression with a root this rule asked for.</summary>
    public virtual void Examine(Reading reading, RuleContext context)
    {
    }

    /// <summary>Looks at the loops and assignments of a whole body.</summary>
    public virtual void Examine(MethodReading method, RuleContext context)
    {
    }
}
