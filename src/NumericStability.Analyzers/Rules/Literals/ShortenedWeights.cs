using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rules.Literals;

/// <summary>
/// Weights written to a file with fewer digits than they have: the model read back is another one. Silent on the console, on
/// logs, and on values whose names do not say that they are a model's.
/// </summary>
internal sealed class ShortenedWeights() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM7005",
        title: "Weights saved with too few digits",
        messageFormat: "'{0}' keeps fewer digits than the value has: what is read back is another number ({1} takes \"{2}\")",
        category: Categories.Constants,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A double needs up to 17 significant digits to come back unchanged, a float 9. \"R\" writes as many as it takes.");

    private static readonly string[] ModelNames = ["weight", "bias", "param", "coef", "theta", "gamma", "beta", "kernel", "embedding"];

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var operation in context.OperationsOf<IInvocationOperation>().Concat<IOperation>(context.OperationsOf<IInterpolationOperation>()))
        {
            var (value, format) = operation switch
            {
                IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance, Arguments: [{ Value: var argument }, ..] } => (instance, argument),
                IInterpolationOperation { FormatString: { } text, Expression: var expression } => (expression, text),
                _ => (null, null),
            };
            if (value is not null && format?.ConstantValue is { HasValue: true, Value: string specifier } && NumericFormats.FormatOf(value.Type) is var number and (NumericFormat.Double or NumericFormat.Single)
                && IsShort(specifier, number) && IsModel(value) && GoesToFile(operation))
            {
                var exact = number == NumericFormat.Single ? "G9" : "G17";
                context.Report(new Finding(Descriptor, operation.Syntax, Text.Shortened(operation.Syntax), number.Keyword(), exact) { Fixes = FixesOf(format, exact) });
            }
        }
    }

    private static bool IsShort(string specifier, NumericFormat number)
    {
        var needed = number == NumericFormat.Single ? 9 : 17;
        if (specifier.Length > 1 && specifier[0] is 'F' or 'f' or 'E' or 'e' or 'N' or 'n' or 'G' or 'g' && int.TryParse(specifier.Substring(1), out var digits))
        {
            return digits < needed - (specifier[0] is 'E' or 'e' ? 1 : 0);
        }

        return specifier is "F" or "f" or "N" or "n" or "E" or "e" || (specifier.StartsWith("0.", System.StringComparison.Ordinal) && specifier.All(character => character is '0' or '#' or '.') && specifier.Length - 2 < needed);
    }

    private static bool IsModel(IOperation value) => value switch
    {
        IArrayElementReferenceOperation element => IsModel(element.ArrayReference),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } => IsModel(instance),
        _ => Naming.Says(value, ModelNames) || Naming.Is(value, "w", "b"),
    };

    /// <summary>Part of the arguments of a stream writer's or of File's method.</summary>
    private static bool GoesToFile(IOperation operation)
    {
        for (var current = operation.Parent; current is IArgumentOperation or IConversionOperation or IBinaryOperation or IInvocationOperation or IInterpolatedStringOperation
            or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or IReturnOperation or IBlockOperation or IAnonymousFunctionOperation or IDelegateCreationOperation; current = current.Parent)
        {
            if (current is IInvocationOperation { TargetMethod: { ContainingType: { } type } method }
                && (type is { Name: "File", ContainingNamespace.Name: "IO" } || (method.Name.StartsWith("Write", System.StringComparison.Ordinal) && type.Name is "StreamWriter" or "TextWriter" or "StringWriter" && !IsConsole(current))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConsole(IOperation call) => call is IInvocationOperation { Instance: IPropertyReferenceOperation { Property.ContainingType.Name: "Console" } };

    /// <summary>"R" is the shortest text that is read back unchanged; the digits spelled out are so on .NET Framework as well.</summary>
    private static ImmutableArray<Fix> FixesOf(IOperation format, string exact) => format.Syntax switch
    {
        LiteralExpressionSyntax literal => [Writing(literal.Span, "\"R\"", "R", ""), Writing(literal.Span, "\"" + exact + "\"", exact, ".digits")],
        InterpolationFormatClauseSyntax clause => [Writing(clause.FormatStringToken.Span, "R", "R", ""), Writing(clause.FormatStringToken.Span, exact, exact, ".digits")],
        _ => [],
    };

    private static Fix Writing(TextSpan span, string text, string specifier, string key) =>
        new("Write every digit (\"" + specifier + "\")", "NUM7005" + key, [Edit.Replace(span, text)]);
}
