using System.Collections.Generic;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>The picture on a rule page: what the code before and after the rule's advice really computes.</summary>
internal abstract record MeasuredPicture(string Id)
{
    public abstract Picture Frame { get; }

    /// <summary>One point for both curves; null where there is nothing to draw.</summary>
    public abstract IEnumerable<(double X, double? Before, double? After)> Measure();

    public string Draw() => Frame.Draw([.. Measure()]);
}
