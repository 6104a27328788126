using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>Statements, one after the other; loops and branches have files of their own.</content>
internal sealed partial class MethodReader
{
    private void ReadStatement(IOperation? statement)
    {
        if (statement is null || IsExhausted || !_state.IsReachable && statement is not (ILabeledOperation or ILocalFunctionOperation))
        {
            return;
        }

        if (_statementDepth >= DeepestStatement)
        {
            _isTooDeep = true;
            return;
        }

        _statementDepth++;
        ReadStatementCore(statement);
        _statementDepth--;
    }

    private void ReadStatementCore(IOperation statement)
    {
        switch (statement)
        {
            case IMethodBodyOperation body:
                ReadStatement(body.BlockBody ?? body.ExpressionBody);
                break;
            case IConstructorBodyOperation constructor:
                ReadStatement(constructor.Initializer);
                ReadStatement(constructor.BlockBody ?? constructor.ExpressionBody);
                break;
            case IBlockOperation block:
                ReadAll(block.Operations);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                {
                    ReadDeclarator(declarator);
                }

                break;
            case IExpressionStatementOperation expression:
                Read(expression.Operation);
                break;
            case IReturnOperation returned:
                ReadReturn(returned);
                break;
            case IConditionalOperation choice:
                ReadIf(choice);
                break;
            case ILoopOperation loop:
                ReadLoop(loop);
                break;
            case ISwitchOperation switchOperation:
                ReadSwitch(switchOperation);
                break;
            case ITryOperation attempt:
                ReadTry(attempt);
                break;
            case IBranchOperation branch:
                ReadBranch(branch);
                break;
            case ILocalFunctionOperation local:
                ReadNested(local);
                break;
            case IUsingOperation or ILockOperation or ILabeledOperation or IUsingDeclarationOperation:
                ReadWrapped(statement);
                break;
            default:
                Read(statement);
                break;
        }
    }

    private void ReadAll(ImmutableArray<IOperation> statements)
    {
        foreach (var statement in statements)
        {
            ReadStatement(statement);
        }
    }

    private void ReadWrapped(IOperation statement)
    {
        if (statement is ILabeledOperation)
        {
            _reading.JumpsAt(statement);
            ForgetAll();
        }

        foreach (var child in statement.ChildOperations)
        {
            ReadStatement(child);
        }
    }

    /// <summary>A jump target: nothing about variables is certain any more, and anything may have been asked on the way.</summary>
    private void ForgetAll()
    {
        var cells = _state.Cells;
        Work.Add(cells.Count);
        foreach (var location in cells.Keys)
        {
            cells = location.Symbol is { } symbol ? cells.SetItem(location, Fresh(symbol)) : cells.Remove(location);
        }

        _state = State.Start.WithCells(cells).Assume(Term.RawApply(MathFunction.Asked, []), true);
    }

    private void ReadDeclarator(IVariableDeclaratorOperation declarator)
    {
        var location = Term.Of(declarator.Symbol, 0);
        var initializer = declarator.Initializer;
        if (initializer is null)
        {
            _state = _state.Set(location, Fresh(declarator.Symbol));
            return;
        }

        if (initializer.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda })
        {
            _lambdas[declarator.Symbol] = lambda;
        }

        var before = _state;
        var value = Read(initializer.Value).At(initializer.Value, NumericFormats.FormatOf(declarator.Symbol.Type));
        _reading.Assignments.Add(new Assignment(declarator, declarator, location, location, value, before, _loop));
        _state = _state.Set(location, value);
    }

    private void ReadReturn(IReturnOperation returned)
    {
        if (returned.ReturnedValue is { } value)
        {
            var term = Read(value);
            _reading.Returns.Add(term);
        }

        if (returned.Kind == OperationKind.YieldReturn)
        {
            return;
        }

        _state = _state.Unreachable();
    }
}
