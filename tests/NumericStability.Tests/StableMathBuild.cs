using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace NumericStability.Tests;

/// <summary>
/// One compiled form of StableMath. The tables are run against all of them: the library, and what the generator adds to a
/// project without spans, to one with spans but without vectors, and to a current one.
/// </summary>
public sealed class StableMathBuild
{
    private static readonly Dictionary<string, Lazy<StableMathBuild>> Builds = new()
    {
        ["library"] = new(() => new StableMathBuild(typeof(StableMath))),
        ["netstandard2.0"] = new(() => new StableMathBuild(Generated(TargetShape.NetStandard20))),
        ["net472"] = new(() => new StableMathBuild(Generated(TargetShape.Net472))),
        ["net8.0"] = new(() => new StableMathBuild(Generated(TargetShape.Net80))),
        ["net10.0"] = new(() => new StableMathBuild(Generated(TargetShape.Net100))),
    };

    private readonly Type type;

    private StableMathBuild(Type type) => this.type = type;

    public static StableMathBuild Named(string name) => Builds[name].Value;

    public static IEnumerable<string> Names => Builds.Keys;

    public bool Has(string function, params Type[] parameters) => Method(function, parameters) is not null;

    public Func<double, double> Unary(string function) => Bind<Func<double, double>>(function, typeof(double));

    public Func<double, double, double> Binary(string function) => Bind<Func<double, double, double>>(function, typeof(double), typeof(double));

    public Func<float, float> UnarySingle(string function) => Bind<Func<float, float>>(function, typeof(float));

    public Func<float, float, float> BinarySingle(string function) => Bind<Func<float, float, float>>(function, typeof(float), typeof(float));

    /// <summary>A member as a delegate; the parameter types are those of the delegate.</summary>
    public TDelegate Bind<TDelegate>(string function)
        where TDelegate : Delegate =>
        Bind<TDelegate>(function, [.. typeof(TDelegate).GetMethod("Invoke")!.GetParameters().Select(p => p.ParameterType)]);

    private TDelegate Bind<TDelegate>(string function, params Type[] parameters)
        where TDelegate : Delegate
    {
        var method = Method(function, parameters);
        Assert.NotNull(method);
        return method.CreateDelegate<TDelegate>();
    }

    private MethodInfo? Method(string function, Type[] parameters) =>
        type.GetMethod(function, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, parameters);

    private static Type Generated(TargetShape shape)
    {
        using var image = new MemoryStream();
        var result = GeneratedProject.Create(shape).Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(10)));
        image.Position = 0;
        var assembly = new AssemblyLoadContext("generated " + shape.Name).LoadFromStream(image);
        return assembly.GetType("NumericStability.StableMath", throwOnError: true)!;
    }
}
