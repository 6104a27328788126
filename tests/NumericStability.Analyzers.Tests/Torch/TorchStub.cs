using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace NumericStability.Analyzers.Tests.Torch;

/// <summary>The public shape of TorchSharp that the tests write code against; nothing in it computes.</summary>
internal static class TorchStub
{
    private static readonly Lazy<MetadataReference> Compiled = new(Compile);

    /// <summary>The stub as a library: a vocabulary is always metadata, never source.</summary>
    public static MetadataReference Reference => Compiled.Value;

    private static MetadataReference Compile()
    {
        var compilation = CSharpCompilation.Create("TorchSharp", [CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(LanguageVersion.Preview))], ReferenceAssemblies.Net.Net80.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private const string Source = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using TorchSharp.Modules;

        namespace TorchSharp
        {
            public enum ScalarType { Float32, Float64, Float16, BFloat16, Int64, Bool }

            public enum RoundingMode { None, trunc, floor }

            public sealed class Scalar
            {
                public static implicit operator Scalar(int value) => new();
                public static implicit operator Scalar(long value) => new();
                public static implicit operator Scalar(float value) => new();
                public static implicit operator Scalar(double value) => new();
                public static implicit operator Scalar(bool value) => new();
            }

            public static class torch
            {
                public class Tensor : IDisposable
                {
                    public void Dispose() { }
                    public Tensor abs() => this;
                    public Tensor conj() => this;
                    public Tensor alias() => this;
                    public Tensor abs_() => this;
                    public Tensor acos() => this;
                    public Tensor acos_() => this;
                    public Tensor acosh() => this;
                    public Tensor acosh_() => this;
                    public Tensor asin() => this;
                    public Tensor asin_() => this;
                    public Tensor asinh() => this;
                    public Tensor asinh_() => this;
                    public Tensor atan() => this;
                    public Tensor atan_() => this;
                    public Tensor atanh() => this;
                    public Tensor atanh_() => this;
                    public Tensor ceil() => this;
                    public Tensor ceil_() => this;
                    public Tensor cos() => this;
                    public Tensor cos_() => this;
                    public Tensor cosh() => this;
                    public Tensor cosh_() => this;
                    public Tensor erf() => this;
                    public Tensor erf_() => this;
                    public Tensor erfc() => this;
                    public Tensor erfc_() => this;
                    public Tensor exp() => this;
                    public Tensor exp_() => this;
                    public Tensor exp2() => this;
                    public Tensor exp2_() => this;
                    public Tensor expm1() => this;
                    public Tensor expm1_() => this;
                    public Tensor floor() => this;
                    public Tensor floor_() => this;
                    public Tensor log() => this;
                    public Tensor log_() => this;
                    public Tensor log10() => this;
                    public Tensor log10_() => this;
                    public Tensor log1p() => this;
                    public Tensor log1p_() => this;
                    public Tensor log2() => this;
                    public Tensor log2_() => this;
                    public Tensor neg() => this;
                    public Tensor neg_() => this;
                    public Tensor negative() => this;
                    public Tensor negative_() => this;
                    public Tensor relu() => this;
                    public Tensor relu_() => this;
                    public Tensor subtract(Tensor target) => this;
                    public Tensor subtract(Scalar target) => this;
                    public Tensor multiply(Tensor target) => this;
                    public Tensor multiply(Scalar target) => this;
                    public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => this;
                    public Tensor true_divide(Tensor target) => this;
                    public Tensor dot(Tensor target) => this;
                    public Tensor logdet() => this;
                    public Tensor reciprocal() => this;
                    public Tensor reciprocal_() => this;
                    public Tensor rsqrt() => this;
                    public Tensor rsqrt_() => this;
                    public Tensor sigmoid() => this;
                    public Tensor sigmoid_() => this;
                    public Tensor sign() => this;
                    public Tensor sign_() => this;
                    public Tensor sin() => this;
                    public Tensor sin_() => this;
                    public Tensor sinh() => this;
                    public Tensor sinh_() => this;
                    public Tensor sqrt() => this;
                    public Tensor sqrt_() => this;
                    public Tensor square() => this;
                    public Tensor square_() => this;
                    public Tensor tan() => this;
                    public Tensor tan_() => this;
                    public Tensor tanh() => this;
                    public Tensor tanh_() => this;
                    public Tensor trunc() => this;
                    public Tensor trunc_() => this;
                    public Tensor lgamma() => this;
                    public Tensor lgamma_() => this;
                    public Tensor add(Tensor target) => this;
                    public Tensor add(Scalar target) => this;
                    public Tensor add(Tensor target, Scalar alpha) => this;
                    public Tensor add(Scalar scalar, Scalar alpha) => this;
                    public Tensor add_(Tensor target) => this;
                    public Tensor add_(Scalar target) => this;
                    public Tensor add_(Tensor target, Scalar alpha) => this;
                    public Tensor add_(Scalar scalar, Scalar alpha) => this;
                    public Tensor sub(Tensor target) => this;
                    public Tensor sub(Scalar target) => this;
                    public Tensor sub_(Tensor target) => this;
                    public Tensor sub_(Scalar target) => this;
                    public Tensor mul(Tensor target) => this;
                    public Tensor mul(Scalar target) => this;
                    public Tensor mul_(Tensor target) => this;
                    public Tensor mul_(Scalar target) => this;
                    public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => this;
                    public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => this;
                    public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => this;
                    public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => this;
                    public Tensor pow(Tensor exponent) => this;
                    public Tensor pow(Scalar exponent) => this;
                    public Tensor pow_(Tensor exponent) => this;
                    public Tensor pow_(Scalar exponent) => this;
                    public Tensor logaddexp(Tensor other) => this;
                    public Tensor maximum(Tensor other) => this;
                    public Tensor minimum(Tensor other) => this;
                    public Tensor max(Tensor other) => this;
                    public Tensor min(Tensor other) => this;
                    public Tensor hypot(Tensor other) => this;
                    public Tensor matmul(Tensor other) => this;
                    public Tensor mm(Tensor other) => this;
                    public Tensor mv(Tensor other) => this;
                    public Tensor bmm(Tensor other) => this;
                    public Tensor atan2(Tensor other) => this;
                    public Tensor xlogy(Tensor y) => this;
                    public Tensor clamp(Tensor? min = null, Tensor? max = null) => this;
                    public Tensor clamp_(Tensor? min = null, Tensor? max = null) => this;
                    public Tensor clip(Tensor? min = null, Tensor? max = null) => this;
                    public Tensor xlogy(Scalar y) => this;
                    public Tensor clamp(Scalar? min = null, Scalar? max = null) => this;
                    public Tensor clamp_(Scalar? min = null, Scalar? max = null) => this;
                    public Tensor clip(Scalar? min = null, Scalar? max = null) => this;
                    public Tensor clamp_min(Scalar bound) => this;
                    public Tensor clamp_max(Scalar bound) => this;
                    public Tensor eq(Tensor target) => this;
                    public Tensor eq(Scalar target) => this;
                    public Tensor ne(Tensor target) => this;
                    public Tensor ne(Scalar target) => this;
                    public Tensor gt(Tensor target) => this;
                    public Tensor gt(Scalar target) => this;
                    public Tensor ge(Tensor target) => this;
                    public Tensor ge(Scalar target) => this;
                    public Tensor lt(Tensor target) => this;
                    public Tensor lt(Scalar target) => this;
                    public Tensor le(Tensor target) => this;
                    public Tensor le(Scalar target) => this;
                    public Tensor sum(ScalarType? type = null) => this;
                    public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => this;
                    public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => this;
                    public Tensor prod(ScalarType? type = null) => this;
                    public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => this;
                    public Tensor prod(long[] dim, bool keepdim = false, ScalarType? type = null) => this;
                    public Tensor mean() => this;
                    public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => this;
                    public Tensor max() => this;
                    public Tensor min() => this;
                    public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => (this, this);
                    public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => (this, this);
                    public Tensor amax(params long[] dims) => this;
                    public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => this;
                    public Tensor amin(params long[] dims) => this;
                    public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => this;
                    public Tensor logsumexp(long dim, bool keepdim = false) => this;
                    public Tensor softmax(long dim, ScalarType? dtype = null) => this;
                    public Tensor log_softmax(long dim, ScalarType? dtype = null) => this;
                    public Tensor norm(float p = 2.0f) => this;
                    public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) => this;
                    public Tensor std(bool unbiased = true) => this;
                    public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => this;
                    public Tensor var(bool unbiased = true) => this;
                    public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => this;
                    public Tensor inverse() => this;
                    public Tensor det() => this;
                    public Tensor cholesky(bool upper = false) => this;
                    public Tensor t() => this;
                    public Tensor transpose(long dim0, long dim1) => this;
                    public Tensor where(Tensor condition, Tensor y) => this;
                    public Tensor masked_fill(Tensor mask, Scalar value) => this;
                    public Tensor gather(long dim, Tensor index) => this;
                    public Tensor view(params long[] shape) => this;
                    public Tensor reshape(params long[] shape) => this;
                    public Tensor flatten(long start_dim = 0, long end_dim = -1) => this;
                    public Tensor unsqueeze(long dim) => this;
                    public Tensor squeeze(long? dim = null) => this;
                    public Tensor detach() => this;
                    public Tensor clone() => this;
                    public Tensor cpu() => this;
                    public Tensor cuda() => this;
                    public Tensor contiguous() => this;
                    public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => this;
                    public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => this;
                    public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => this;
                    public Tensor addcmul_(Tensor tensor1, Tensor tensor2) => this;
                    public Tensor zero_() => this;
                    public void backward() { }
                    public T item<T>() where T : unmanaged => default;
                    public float ToSingle() => 0;
                    public double ToDouble() => 0;
                    public Tensor? grad { get; set; }
                    public long[] shape => [];
                    public bool requires_grad { get; set; }
                    public Tensor this[long index] => this;
                    public Tensor round(long decimals = 0L) => this;
                    public Tensor logit(double? eps = null) => this;
                    public Tensor requires_grad_(bool requires_grad = true) => this;
                    public static Tensor operator +(Tensor left, Tensor right) => left;
                    public static Tensor operator +(Tensor left, Scalar right) => left;
                    public static Tensor operator +(Scalar left, Tensor right) => right;
                    public static Tensor operator +(Tensor left, int right) => left;
                    public static Tensor operator +(int left, Tensor right) => right;
                    public static Tensor operator +(Tensor left, long right) => left;
                    public static Tensor operator +(long left, Tensor right) => right;
                    public static Tensor operator +(Tensor left, float right) => left;
                    public static Tensor operator +(float left, Tensor right) => right;
                    public static Tensor operator +(Tensor left, double right) => left;
                    public static Tensor operator +(double left, Tensor right) => right;
                    public static Tensor operator -(Tensor left, Tensor right) => left;
                    public static Tensor operator -(Tensor left, Scalar right) => left;
                    public static Tensor operator -(Scalar left, Tensor right) => right;
                    public static Tensor operator -(Tensor left, int right) => left;
                    public static Tensor operator -(int left, Tensor right) => right;
                    public static Tensor operator -(Tensor left, long right) => left;
                    public static Tensor operator -(long left, Tensor right) => right;
                    public static Tensor operator -(Tensor left, float right) => left;
                    public static Tensor operator -(float left, Tensor right) => right;
                    public static Tensor operator -(Tensor left, double right) => left;
                    public static Tensor operator -(double left, Tensor right) => right;
                    public static Tensor operator *(Tensor left, Tensor right) => left;
                    public static Tensor operator *(Tensor left, Scalar right) => left;
                    public static Tensor operator *(Scalar left, Tensor right) => right;
                    public static Tensor operator *(Tensor left, int right) => left;
                    public static Tensor operator *(int left, Tensor right) => right;
                    public static Tensor operator *(Tensor left, long right) => left;
                    public static Tensor operator *(long left, Tensor right) => right;
                    public static Tensor operator *(Tensor left, float right) => left;
                    public static Tensor operator *(float left, Tensor right) => right;
                    public static Tensor operator *(Tensor left, double right) => left;
                    public static Tensor operator *(double left, Tensor right) => right;
                    public static Tensor operator /(Tensor left, Tensor right) => left;
                    public static Tensor operator /(Tensor left, Scalar right) => left;
                    public static Tensor operator /(Scalar left, Tensor right) => right;
                    public static Tensor operator /(Tensor left, int right) => left;
                    public static Tensor operator /(int left, Tensor right) => right;
                    public static Tensor operator /(Tensor left, long right) => left;
                    public static Tensor operator /(long left, Tensor right) => right;
                    public static Tensor operator /(Tensor left, float right) => left;
                    public static Tensor operator /(float left, Tensor right) => right;
                    public static Tensor operator /(Tensor left, double right) => left;
                    public static Tensor operator /(double left, Tensor right) => right;
                    public static Tensor operator -(Tensor tensor) => tensor;
                    public static Tensor operator ==(Tensor left, Tensor right) => left;
                    public static Tensor operator ==(Tensor left, Scalar right) => left;
                    public static Tensor operator ==(Scalar left, Tensor right) => right;
                    public static Tensor operator !=(Tensor left, Tensor right) => left;
                    public static Tensor operator !=(Tensor left, Scalar right) => left;
                    public static Tensor operator !=(Scalar left, Tensor right) => right;
                    public static Tensor operator <(Tensor left, Tensor right) => left;
                    public static Tensor operator <(Tensor left, Scalar right) => left;
                    public static Tensor operator <(Scalar left, Tensor right) => right;
                    public static Tensor operator <=(Tensor left, Tensor right) => left;
                    public static Tensor operator <=(Tensor left, Scalar right) => left;
                    public static Tensor operator <=(Scalar left, Tensor right) => right;
                    public static Tensor operator >(Tensor left, Tensor right) => left;
                    public static Tensor operator >(Tensor left, Scalar right) => left;
                    public static Tensor operator >(Scalar left, Tensor right) => right;
                    public static Tensor operator >=(Tensor left, Tensor right) => left;
                    public static Tensor operator >=(Tensor left, Scalar right) => left;
                    public static Tensor operator >=(Scalar left, Tensor right) => right;
                    public static Tensor operator &(Tensor left, Tensor right) => left;
                    public static Tensor operator |(Tensor left, Tensor right) => left;
                    public static Tensor operator ~(Tensor left) => left;
                    public static implicit operator Tensor(int value) => new();
                    public static implicit operator Tensor(long value) => new();
                    public static implicit operator Tensor(float value) => new();
                    public static implicit operator Tensor(double value) => new();
                    public static implicit operator Tensor(bool value) => new();
                    public static implicit operator Tensor(Scalar value) => new();
                    public static explicit operator float(Tensor value) => 0;
                    public static explicit operator double(Tensor value) => 0;
                    public override bool Equals(object? obj) => ReferenceEquals(this, obj);
                    public override int GetHashCode() => 0;
                }

                public static Tensor abs(Tensor input) => input;
                public static Tensor abs_(Tensor input) => input;
                public static Tensor acos(Tensor input) => input;
                public static Tensor acos_(Tensor input) => input;
                public static Tensor acosh(Tensor input) => input;
                public static Tensor acosh_(Tensor input) => input;
                public static Tensor asin(Tensor input) => input;
                public static Tensor asin_(Tensor input) => input;
                public static Tensor asinh(Tensor input) => input;
                public static Tensor asinh_(Tensor input) => input;
                public static Tensor atan(Tensor input) => input;
                public static Tensor atan_(Tensor input) => input;
                public static Tensor atanh(Tensor input) => input;
                public static Tensor atanh_(Tensor input) => input;
                public static Tensor ceil(Tensor input) => input;
                public static Tensor ceil_(Tensor input) => input;
                public static Tensor cos(Tensor input) => input;
                public static Tensor cos_(Tensor input) => input;
                public static Tensor cosh(Tensor input) => input;
                public static Tensor cosh_(Tensor input) => input;
                public static Tensor erf(Tensor input) => input;
                public static Tensor erf_(Tensor input) => input;
                public static Tensor erfc(Tensor input) => input;
                public static Tensor erfc_(Tensor input) => input;
                public static Tensor exp(Tensor input) => input;
                public static Tensor exp_(Tensor input) => input;
                public static Tensor exp2(Tensor input) => input;
                public static Tensor exp2_(Tensor input) => input;
                public static Tensor expm1(Tensor input) => input;
                public static Tensor expm1_(Tensor input) => input;
                public static Tensor floor(Tensor input) => input;
                public static Tensor floor_(Tensor input) => input;
                public static Tensor log(Tensor input) => input;
                public static Tensor log_(Tensor input) => input;
                public static Tensor log10(Tensor input) => input;
                public static Tensor log10_(Tensor input) => input;
                public static Tensor log1p(Tensor input) => input;
                public static Tensor log1p_(Tensor input) => input;
                public static Tensor log2(Tensor input) => input;
                public static Tensor log2_(Tensor input) => input;
                public static Tensor neg(Tensor input) => input;
                public static Tensor neg_(Tensor input) => input;
                public static Tensor negative(Tensor input) => input;
                public static Tensor negative_(Tensor input) => input;
                public static Tensor reciprocal(Tensor input) => input;
                public static Tensor reciprocal_(Tensor input) => input;
                public static Tensor rsqrt(Tensor input) => input;
                public static Tensor rsqrt_(Tensor input) => input;
                public static Tensor sigmoid(Tensor input) => input;
                public static Tensor sigmoid_(Tensor input) => input;
                public static Tensor sign(Tensor input) => input;
                public static Tensor sign_(Tensor input) => input;
                public static Tensor sin(Tensor input) => input;
                public static Tensor sin_(Tensor input) => input;
                public static Tensor sinh(Tensor input) => input;
                public static Tensor sinh_(Tensor input) => input;
                public static Tensor sqrt(Tensor input) => input;
                public static Tensor sqrt_(Tensor input) => input;
                public static Tensor square(Tensor input) => input;
                public static Tensor square_(Tensor input) => input;
                public static Tensor tan(Tensor input) => input;
                public static Tensor tan_(Tensor input) => input;
                public static Tensor tanh(Tensor input) => input;
                public static Tensor tanh_(Tensor input) => input;
                public static Tensor trunc(Tensor input) => input;
                public static Tensor trunc_(Tensor input) => input;
                public static Tensor lgamma(Tensor input) => input;
                public static Tensor lgamma_(Tensor input) => input;
                public static Tensor add(Tensor left, Tensor right) => left;
                public static Tensor add(Tensor left, Scalar right) => left;
                public static Tensor add_(Tensor left, Tensor right) => left;
                public static Tensor add_(Tensor left, Scalar right) => left;
                public static Tensor sub(Tensor left, Tensor right) => left;
                public static Tensor sub(Tensor left, Scalar right) => left;
                public static Tensor sub_(Tensor left, Tensor right) => left;
                public static Tensor sub_(Tensor left, Scalar right) => left;
                public static Tensor mul(Tensor left, Tensor right) => left;
                public static Tensor mul(Tensor left, Scalar right) => left;
                public static Tensor mul_(Tensor left, Tensor right) => left;
                public static Tensor mul_(Tensor left, Scalar right) => left;
                public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left;
                public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left;
                public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left;
                public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left;
                public static Tensor pow(Tensor left, Tensor exponent) => left;
                public static Tensor pow(Tensor left, Scalar exponent) => left;
                public static Tensor pow_(Tensor left, Tensor exponent) => left;
                public static Tensor pow_(Tensor left, Scalar exponent) => left;
                public static Tensor logaddexp(Tensor input, Tensor other) => input;
                public static Tensor maximum(Tensor input, Tensor other) => input;
                public static Tensor minimum(Tensor input, Tensor other) => input;
                public static Tensor max(Tensor input, Tensor other) => input;
                public static Tensor min(Tensor input, Tensor other) => input;
                public static Tensor hypot(Tensor input, Tensor other) => input;
                public static Tensor matmul(Tensor input, Tensor other) => input;
                public static Tensor mm(Tensor input, Tensor other) => input;
                public static Tensor mv(Tensor input, Tensor other) => input;
                public static Tensor bmm(Tensor input, Tensor other) => input;
                public static Tensor atan2(Tensor input, Tensor other) => input;
                public static Tensor xlogy(Tensor x, Tensor y) => x;
                public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input;
                public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input;
                public static Tensor clip(Tensor input, Tensor? min = null, Tensor? max = null) => input;
                public static Tensor xlogy(Tensor x, Scalar y) => x;
                public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input;
                public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input;
                public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input;
                public static Tensor clamp_min(Tensor input, Scalar bound) => input;
                public static Tensor clamp_max(Tensor input, Scalar bound) => input;
                public static Tensor sum(Tensor input, ScalarType? type = null) => input;
                public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input;
                public static Tensor prod(Tensor input, ScalarType? type = null) => input;
                public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input;
                public static Tensor mean(Tensor input) => input;
                public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) => input;
                public static Tensor max(Tensor input) => input;
                public static Tensor min(Tensor input) => input;
                public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => (input, input);
                public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => (input, input);
                public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input;
                public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input;
                public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input;
                public static Tensor norm(Tensor input) => input;
                public static Tensor std(Tensor input, bool unbiased = true) => input;
                public static Tensor var(Tensor input, bool unbiased = true) => input;
                public static Tensor relu(Tensor input) => input;
                public static Tensor subtract(Tensor left, Tensor right) => left;
                public static Tensor subtract(Tensor left, Scalar right) => left;
                public static Tensor multiply(Tensor left, Tensor right) => left;
                public static Tensor multiply(Tensor left, Scalar right) => left;
                public static Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left;
                public static Tensor true_divide(Tensor left, Tensor right) => left;
                public static Tensor dot(Tensor input, Tensor target) => input;
                public static Tensor logdet(Tensor input) => input;
                public static Tensor det(Tensor input) => input;
                public static Tensor transpose(Tensor input, long dim0, long dim1) => input;
                public static Tensor t(Tensor input) => input;
                public static Tensor eye(long rows, long columns = -1L) => new();
                public static Tensor inverse(Tensor input) => input;
                public static Tensor where(Tensor condition, Tensor x, Tensor y) => x;
                public static Tensor logit(Tensor input, double? eps = null) => input;
                public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input;
                public static Tensor zeros(params long[] size) => new();
                public static Tensor ones(params long[] size) => new();
                public static Tensor rand(params long[] size) => new();
                public static Tensor randn(params long[] size) => new();
                public static Tensor zeros_like(Tensor input) => input;
                public static Tensor tensor(float[] data) => new();
                public static Tensor tensor(double value) => new();
                public static Tensor cholesky(Tensor input) => input;
                public static IDisposable no_grad() => null!;
                public static IDisposable inference_mode(bool mode = true) => null!;

                public static class special
                {
                    public static Tensor entr(Tensor input) => input;
                    public static Tensor erf(Tensor input) => input;
                    public static Tensor erfc(Tensor input) => input;
                    public static Tensor exp2(Tensor input) => input;
                    public static Tensor log1p(Tensor input) => input;
                    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input;
                    public static Tensor xlogy(Tensor x, Tensor y) => x;
                    public static Tensor expit(Tensor input) => input;
                    public static Tensor expm1(Tensor input) => input;
                    public static Tensor gammaln(Tensor input) => input;
                    public static Tensor logit(Tensor input) => input;
                    public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input;
                    public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input;
                    public static Tensor xlog1py(Tensor input, Tensor other) => input;
                }

                public static class linalg
                {
                    public static Tensor inv(Tensor input) => input;
                    public static Tensor det(Tensor input) => input;
                    public static Tensor cholesky(Tensor input) => input;
                    public static (Tensor, Tensor) slogdet(Tensor input) => (input, input);
                    public static Tensor solve(Tensor A, Tensor B, bool left = true) => B;
                    public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) => input;
                    public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => input;
                    public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => input;
                }

                public static class nn
                {
                    public enum Reduction { None, Mean, Sum }

                    public abstract class Module
                    {
                        public IEnumerable<Parameter> parameters(bool recurse = true) => [];
                    }

                    public abstract class Module<T, TResult> : Module
                    {
                        public virtual TResult forward(T input) => default!;
                        public TResult call(T input) => default!;
                    }

                    public abstract class Module<T1, T2, TResult> : Module
                    {
                        public virtual TResult forward(T1 input1, T2 input2) => default!;
                        public TResult call(T1 input1, T2 input2) => default!;
                    }

                    public static Softmax Softmax(long dim) => null!;
                    public static LogSoftmax LogSoftmax(long dim) => null!;
                    public static Sigmoid Sigmoid() => null!;
                    public static LogSigmoid LogSigmoid() => null!;
                    public static ReLU ReLU(bool inplace = false) => null!;
                    public static Tanh Tanh(bool inplace = false) => null!;
                    public static Linear Linear(long inputSize, long outputSize, bool hasBias = true) => null!;
                    public static Dropout Dropout(double p = 0.5, bool inplace = false) => null!;
                    public static Flatten Flatten(long startDim = 1, long endDim = -1) => null!;
                    public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => null!;
                    public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => null!;
                    public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) => null!;
                    public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => null!;
                    public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => null!;
                    public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => null!;
                    public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => null!;

                    public static class functional
                    {
                        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input;
                        public static Tensor log_softmax(Tensor x, long dim) => x;
                        public static Tensor sigmoid(Tensor x) => x;
                        public static Tensor logsigmoid(Tensor x) => x;
                        public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x;
                        public static Tensor relu(Tensor x, bool inplace = false) => x;
                        public static Tensor tanh(Tensor x, bool inplace = false) => x;
                        public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) => input;
                        public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => input;
                        public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) => input;
                        public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) => input;
                        public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => input;
                        public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) => x1;
                        public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12) => input;
                    }

                    public static class utils
                    {
                        public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0) => 0;
                        public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value) { }
                    }
                }

                public static class optim
                {
                    public abstract class Optimizer
                    {
                        public virtual void zero_grad() { }
                        public virtual Tensor step(Func<Tensor>? closure = null) => null!;
                    }

                    public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) => null!;
                    public static Adam Adam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) => null!;
                    public static NAdam NAdam(IEnumerable<Parameter> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3) => null!;
                    public static NAdam NAdam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3) => null!;
                    public static RAdam RAdam(IEnumerable<Parameter> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) => null!;
                    public static RAdam RAdam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) => null!;
                    public static Adamax Adamax(IEnumerable<Parameter> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) => null!;
                    public static Adamax Adamax(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) => null!;
                    public static Adagrad Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) => null!;
                    public static Adagrad Adagrad(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) => null!;
                    public static Adadelta Adadelta(IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) => null!;
                    public static Adadelta Adadelta(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) => null!;
                    public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) => null!;
                    public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) => null!;
                    public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0, double weight_decay = 0.0, bool nesterov = false, bool maximize = false) => null!;
                    public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0, double weight_decay = 0.0, bool nesterov = false, bool maximize = false) => null!;
                    public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) => null!;
                    public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) => null!;

                    public static class lr_scheduler
                    {
                        public abstract class LRScheduler
                        {
                            public virtual void step() { }
                        }

                        public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) => null!;
                    }
                }
            }

            namespace Modules
            {
                public class Parameter : torch.Tensor { }

                public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor> { }

                public sealed class Softmax : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class LogSoftmax : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class Sigmoid : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class LogSigmoid : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class ReLU : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class Tanh : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class Dropout : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class Identity : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class Flatten : torch.nn.Module<torch.Tensor, torch.Tensor> { }
                public sealed class BatchNorm1d : torch.nn.Module<torch.Tensor, torch.Tensor> { }

                public sealed class CrossEntropyLoss : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor> { }
                public sealed class BCELoss : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor> { }
                public sealed class BCEWithLogitsLoss : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor> { }
                public sealed class NLLLoss : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor> { }
                public sealed class MSELoss : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor> { }
                public sealed class KLDivLoss : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor> { }

                public sealed class Adam : torch.optim.Optimizer
                {
                    public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) { }
                }
                public sealed class NAdam : torch.optim.Optimizer
                {
                    public NAdam(IEnumerable<Parameter> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3) { }
                }
                public sealed class RAdam : torch.optim.Optimizer
                {
                    public RAdam(IEnumerable<Parameter> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) { }
                }
                public sealed class Adamax : torch.optim.Optimizer
                {
                    public Adamax(IEnumerable<Parameter> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) { }
                }
                public sealed class Adagrad : torch.optim.Optimizer
                {
                    public Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) { }
                }
                public sealed class Adadelta : torch.optim.Optimizer
                {
                    public Adadelta(IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) { }
                }
                public sealed class RMSProp : torch.optim.Optimizer
                {
                    public RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) { }
                }
                public sealed class SGD : torch.optim.Optimizer
                {
                    public SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0.0, double dampening = 0.0, double weight_decay = 0.0, bool nesterov = false, bool maximize = false) { }
                }
                public sealed class AdamW : torch.optim.Optimizer
                {
                    public AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) { }
                }
            }
        }
        """;
}
