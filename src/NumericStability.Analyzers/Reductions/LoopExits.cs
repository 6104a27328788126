using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumericStability.Analyzers.Reductions;

/// <summary>States at the break and continue statements of a loop or switch.</summary>
internal sealed class LoopExits
{
    private readonly IOperation _owner;

    public LoopExits(IOperation owner, LoopExits? outer)
    {
        _owner = owner;
        Outer = outer;
    }

    public LoopExits? Outer { get; }

    public List<State> Breaks { get; } = new();

    public List<(IBranchOperation Branch, State State)> Continues { get; } = new();

    public bool Owns(IBranchOperation branch) => _owner switch
    {
        ILoopOperation loop => SymbolEqualityComparer.Default.Equals(branch.Target, branch.BranchKind == BranchKind.Continue ? loop.ContinueLabel : loop.ExitLabel),
        ISwitchOperation choice => SymbolEqualityComparer.Default.Equals(branch.Target, choice.ExitLabel),
        _ => false,
    };
}
