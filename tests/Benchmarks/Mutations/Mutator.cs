using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HotDash.Benchmarks.Mutations;

/// <summary>Finds what can be changed in a file: every figure by one step, every bound by one step, every condition into its opposite.</summary>
public static class Mutator
{
    public static IEnumerable<Mutation> Of(string file, SyntaxTree tree)
    {
        var text = tree.GetText();
        return tree.GetRoot()
            .DescendantNodes(node => node is not AttributeListSyntax)
            .SelectMany(Changes)
            .DistinctBy(change => (change.Span, change.NewText))
            .Select(change => Named(file, text, change));
    }

    private static IEnumerable<TextChange> Changes(SyntaxNode node) =>
        [
            .. node is LiteralExpressionSyntax literal && Next(literal) is { } next ? Instead(literal, next) : [],
            .. node is BinaryExpressionSyntax binary && Shifted(binary.OperatorToken) is { } other
                ? Instead(binary.OperatorToken, other)
                : [],
            .. node is RelationalPatternSyntax pattern && Shifted(pattern.OperatorToken) is { } shifted
                ? Instead(pattern.OperatorToken, shifted)
                : [],
            .. node is ExpressionSyntax expression && IsCondition(expression)
                ? Instead(expression, $"!({expression})")
                : [],
        ];

    /// <summary>The next figure in the last place that is written: 10 is 11, 0.25 is 0.26.</summary>
    private static string? Next(LiteralExpressionSyntax literal)
    {
        if (!literal.IsKind(SyntaxKind.NumericLiteralExpression))
            return null;
        var written = literal.Token.Text.Replace("_", "", StringComparison.Ordinal);
        var suffix = string.Concat(written.Reverse().TakeWhile(char.IsLetter).Reverse());
        var digits = written[..^suffix.Length];
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return literal.Token.Value is int hex ? (hex + 1).ToString(CultureInfo.InvariantCulture) : null;
        var places = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.') - 1 : 0;
        return (value + new decimal(1, 0, 0, false, (byte)places)).ToString(CultureInfo.InvariantCulture) + suffix;
    }

    /// <summary>The bound that takes in, or leaves out, one more.</summary>
    private static string? Shifted(SyntaxToken comparison) =>
        comparison.Kind() switch
        {
            SyntaxKind.LessThanToken => "<=",
            SyntaxKind.LessThanEqualsToken => "<",
            SyntaxKind.GreaterThanToken => ">=",
            SyntaxKind.GreaterThanEqualsToken => ">",
            _ => null,
        };

    private static bool IsCondition(ExpressionSyntax it) =>
        it is not ParenthesizedExpressionSyntax
        && (
            it.Kind()
                is SyntaxKind.EqualsExpression
                    or SyntaxKind.NotEqualsExpression
                    or SyntaxKind.LessThanExpression
                    or SyntaxKind.LessThanOrEqualExpression
                    or SyntaxKind.GreaterThanExpression
                    or SyntaxKind.GreaterThanOrEqualExpression
                    or SyntaxKind.IsPatternExpression
                    or SyntaxKind.LogicalAndExpression
                    or SyntaxKind.LogicalOrExpression
            || it.Parent switch
            {
                IfStatementSyntax parent => parent.Condition == it,
                WhileStatementSyntax parent => parent.Condition == it,
                ForStatementSyntax parent => parent.Condition == it,
                ConditionalExpressionSyntax parent => parent.Condition == it,
                WhenClauseSyntax => true,
                BinaryExpressionSyntax parent => parent.Kind()
                    is SyntaxKind.LogicalAndExpression
                        or SyntaxKind.LogicalOrExpression,
                _ => false,
            }
        );

    private static TextChange[] Instead(SyntaxNode node, string text) => [new(node.Span, text)];

    private static TextChange[] Instead(SyntaxToken token, string text) => [new(token.Span, text)];

    private static Mutation Named(string file, SourceText text, TextChange change)
    {
        var line = text.Lines.GetLineFromPosition(change.Span.Start);
        return new(
            file,
            line.LineNumber + 1,
            line.ToString().Trim(),
            change.Span,
            change.NewText!,
            $"{OneLine(text.ToString(change.Span))} -> {OneLine(change.NewText!)}"
        );
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
