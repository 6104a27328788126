using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NumericStability.EndToEnd.Tests;

/// <summary>The README as a program: its commands and its code.</summary>
internal static class Readme
{
    private static readonly Regex Fence = new(
        @"^```(?<language>\w+)\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture);

    public static string Text => Repository.Read("README.md");

    /// <summary>Every line of every <c>console</c> block, without comments.</summary>
    public static IReadOnlyList<string> Commands() => Commands(Text);

    /// <summary>The commands below one heading.</summary>
    public static IReadOnlyList<string> CommandsOf(string heading) => Commands(Section(heading));

    /// <summary>The blocks of one language below one heading.</summary>
    public static IReadOnlyList<string> BlocksOf(string heading, string language) => Blocks(Section(heading), language);

    private static string Section(string heading) =>
        Regex.Split(Text, "^## ", RegexOptions.Multiline)
            .Single(section => section.StartsWith(heading + "\n", StringComparison.Ordinal));

    private static string[] Commands(string text) =>
        Blocks(text, "console")
            .SelectMany(block => block.Split('\n'))
            .Select(line => line.Split('#')[0].Trim())
            .Where(line => line.Length > 0)
            .ToArray();

    private static string[] Blocks(string text, string language) =>
        Fence.Matches(text)
            .Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["text"].Value)
            .ToArray();
}
