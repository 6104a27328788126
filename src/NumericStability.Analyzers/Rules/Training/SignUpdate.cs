using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Training;

/// <summary>
/// Math.Sign of a gradient in a parameter update: it throws on NaN, and one bad sample ends the training. Decay inside the sign
/// (Lion) loses its size. Silent where the argument cannot be NaN, and outside updates.
/// </summary>
internal sealed class SignUpdate() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM4008",
        title: "Sign of a gradient in an update",
        messageFormat: "'{0}' {1}",
        category: Categories.Training,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Math.Sign, MathF.Sign and TensorPrimitives.Sign throw ArithmeticException on NaN.");

    public override int Priority => 40;

    public override void Examine(MethodReading method, RuleContext context)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var update in ParameterUpdate.In(context))
        {
            ExamineWritten(update, reported, context);
            foreach (var sign in Signs(update.Change).Where(sign => Moment.Of(sign[0]) is not null || (update.IsInPlace && IsOfGradient(sign[0], update.Weight))))
            {
                if (sign.Source is IInvocationOperation call && context.IsHere(call) && context.RangeOf(sign[0], update.State.Facts).MayBeNaN && reported.Add(call.Syntax))
                {
                    var isDecayed = Penalty.In(sign[0], update.Weight) is not null;
                    if (TorchSharpLibrary.IsFunction(call.TargetMethod))
                    {
                        ExamineTensor(call, isDecayed, context);
                        continue;
                    }

                    context.Report(new Finding(Descriptor, call.Syntax, Text.Shortened(call.Syntax), isDecayed
                        ? "takes the decay into the sign, where its size is lost; it also throws ArithmeticException on NaN"
                        : "throws ArithmeticException where the gradient is NaN")
                    {
                        Fixes = isDecayed ? [] : SignFix.Of(call, Descriptor.Id),
                    });
                }
            }
        }
    }

    /// <summary>Arrays of weights, and variables that are named so; the direction of an angle is another matter.</summary>
    private static bool IsOfGradient(Term argument, Term weight) => weight.Kind == TermKind.Element || TorchSharpLibrary.IsTensor(argument.Origin?.Type)
        || NameOf(argument) is "g" or "dw" || Naming.Says(NameOf(argument), "grad") || NameOf(weight) is "w" || Naming.Says(NameOf(weight), "weight", "param", "theta", "bias");

    private static string NameOf(Term place) => place.Symbol?.Name.TrimStart('_') ?? "";

    /// <summary>The sign of a tensor throws nothing.</summary>
    private void ExamineTensor(IInvocationOperation call, bool isDecayed, RuleContext context)
    {
        if (isDecayed)
        {
            context.Report(new Finding(Descriptor, call.Syntax, Text.Shortened(call.Syntax), "takes the decay into the sign, where its size is lost"));
        }
    }

    /// <summary>A sign written as comparisons keeps NaN, but takes the decay in all the same.</summary>
    private void ExamineWritten(ParameterUpdate update, HashSet<SyntaxNode> reported, RuleContext context)
    {
        foreach (var argument in WrittenSigns(update.Change))
        {
            if (Penalty.In(argument, update.Weight) is not null && reported.Add(update.Operation.Syntax))
            {
                var syntax = update.Operation.Syntax;
                context.Report(new Finding(Descriptor, syntax, Text.Shortened(syntax), "takes the decay into the sign, where its size is lost"));
            }
        }
    }

    /// <summary>The x of x &gt; 0 ? 1 : x &lt; 0 ? -1 : 0 and of CopySign(1, x).</summary>
    private static IEnumerable<Term> WrittenSigns(Term term) => !term.Has(TermKind.Choice) && !term.MayCall(MathFunction.CopySign) ? [] : (term switch
    {
        { Kind: TermKind.Choice } when term[0].Kind == TermKind.Compare && term[0].Operands.Any(side => side.IsNumber(0)) && term.Operands.Skip(1).Any(branch => branch.Kind == TermKind.Number && System.Math.Abs(branch.Value) == 1)
            && term.Operands.Skip(1).All(branch => branch.Kind is TermKind.Number or TermKind.Choice) => term[0].Operands.Where(side => side.Kind != TermKind.Number),
        { Kind: TermKind.Apply } when term.Is(MathFunction.CopySign) && term[0].IsNumber(1) => [term[1]],
        _ => Enumerable.Empty<Term>(),
    }).Concat(term.Operands.SelectMany(WrittenSigns));

    private static IEnumerable<Term> Signs(Term term) => !term.MayCall(MathFunction.Sign) ? [] : (term.Is(MathFunction.Sign) ? [term] : Enumerable.Empty<Term>()).Concat(term.Operands.SelectMany(Signs));
}
