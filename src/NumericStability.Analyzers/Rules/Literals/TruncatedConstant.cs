using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Rewriting;

namespace NumericStability.Analyzers.Rules.Literals;

/// <summary>
/// 3.14159 for π, 0.6931 for ln 2, and integers a float cannot hold (16777217f). Silent on tables and test data, on short
/// decimals that are numbers in their own right, and on a constant given to the digits its type holds.
/// </summary>
internal sealed class TruncatedConstant() : Rule(Rule)
{
    public static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        id: "NUM7003",
        title: "Literal that is not the number meant",
        messageFormat: "'{0}' {1}",
        category: Categories.Constants,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A constant typed to six digits limits every result to six digits; an integer above 2^24 may not exist as a float.");

    public override void Examine(MethodReading method, RuleContext context)
    {
        foreach (var literal in context.OperationsOf<ILiteralOperation>())
        {
            if (literal.Syntax is not LiteralExpressionSyntax { Token: { Value: double or float } token } || IsData(literal))
            {
                continue;
            }

            var digits = token.Text.TrimEnd('f', 'F', 'd', 'D').Replace("_", "");
            if (Lost(digits, token.Value is float) is { } stored)
            {
                context.Report(new Finding(Descriptor, literal.Syntax, token.Text, "is stored as " + stored + ": the type has no room for its last digit"));
            }
            else if (KnownConstant.TruncatedIn(digits) is { } constant && IsCoarse(constant, digits, token.Value is float))
            {
                Report(literal, token.Text, constant, token.Value is float, context);
            }
        }
    }

    private void Report(ILiteralOperation literal, string text, KnownConstant constant, bool isSingle, RuleContext context)
    {
        var error = Math.Abs(Convert.ToDouble(literal.ConstantValue.Value, CultureInfo.InvariantCulture) - constant.Value) / constant.Value;
        context.Report(new Finding(Descriptor, literal.Syntax, text,
            "is " + constant.Name + " cut short: it is wrong by " + error.ToString("0.#E+0", CultureInfo.InvariantCulture) + " of its value, and so is every result")
        {
            Severity = TestCode.Contains(context.Method.Owner) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            Fixes = FixesOf(literal, constant, isSingle, context),
        });
    }

    /// <summary>Rows of a table and expected values of a test stand for themselves.</summary>
    private static bool IsData(IOperation literal)
    {
        var parent = literal.Parent;
        while (parent is IConversionOperation or IUnaryOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IArrayInitializerOperation or ICollectionExpressionOperation or ITupleOperation or IInvalidOperation => true,
            ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation } => true,
            IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name.Contains("Equal") || call.TargetMethod.ContainingType?.Name.Contains("Assert") == true || call.TargetMethod.Name is "Add" or "Parse",
            _ => false,
        };
    }

    /// <summary>The value an integer literal really has, where its type cannot hold it.</summary>
    private static string? Lost(string digits, bool isSingle)
    {
        if (digits.Any(character => character is not (>= '0' and <= '9')) || !decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var exact) || exact > 1e18m)
        {
            return null;
        }

        var stored = isSingle ? (double)(float)(double)exact : (double)exact;
        return (decimal)(long)stored == exact ? null : ((long)stored).ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsCoarse(KnownConstant constant, string digits, bool isSingle)
    {
        var error = Math.Abs(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) - constant.Value) / constant.Value;
        return error > (isSingle ? 1.2e-7 : 1e-9);
    }

    private ImmutableArray<Fix> FixesOf(ILiteralOperation literal, KnownConstant constant, bool isSingle, RuleContext context)
    {
        var text = isSingle ? ((float)constant.Value).ToString("R", CultureInfo.InvariantCulture) + "f" : constant.Value.ToString("R", CultureInfo.InvariantCulture);
        var type = isSingle ? context.Symbols.MathF : context.Symbols.Math;
        if (constant.Member is { } member && type is not null && !type.GetMembers(member).IsEmpty && IsVisible(literal, type, context))
        {
            text = type.Name + "." + member;
        }

        return [new Fix("Use " + text + " (changes the value)", Id, [Edit.Replace(literal.Syntax.Span, text)])];
    }

    private static bool IsVisible(ILiteralOperation literal, INamedTypeSymbol type, RuleContext context) =>
        context.Model.LookupNamespacesAndTypes(literal.Syntax.SpanStart, name: type.Name).Any(candidate => SymbolEqualityComparer.Default.Equals(candidate, type));
}
