namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How a failed comparison reaches the test framework.</summary>
public interface IVerifier
{
    void Fail(string message);
}

/// <summary>Fails with an exception, which every test framework understands.</summary>
public sealed class DefaultVerifier : IVerifier
{
    public void Fail(string message) => throw new InvalidOperationException(message);
}

/// <summary>The least severe compiler diagnostic that a test has to declare.</summary>
public enum CompilerDiagnostics
{
    None,
    Errors,
    Warnings,
    Suggestions,
    All,
}

/// <summary>Parts of a code-fix test that a fix is excused from.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    None = 0,
    FixOne = 1,
    SkipFixAllInDocumentCheck = 2,
    SkipFixAllInProjectCheck = 4,
    SkipFixAllInSolutionCheck = 8,
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,
}
