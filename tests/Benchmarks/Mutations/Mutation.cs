using Microsoft.CodeAnalysis.Text;

namespace HotDash.Benchmarks.Mutations;

/// <summary>One change of one rule's text.</summary>
/// <param name="File">Below src/Domain, with slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Was">The line that it changes, without what is around it.</param>
/// <param name="Change">What is put in the place of <paramref name="Span"/>.</param>
/// <param name="Text">How it is told: <c>was -> becomes</c>.</param>
public sealed record Mutation(string File, int Line, string Was, TextSpan Span, string Change, string Text)
{
    /// <summary>Names it in the list of those that are spared: no line number, so that it lives through other changes.</summary>
    public string Key => $"{File} | {Was} | {Text}";
}
