using GraphQL;
using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace HotDash.Api.GraphQL.Engine.Limits;

/// <summary>
/// Reads documents that a server can bear. Tokens are counted before anything is built of them, so that what is refused costs
/// next to nothing; what depends on variables is not checked here, see <see cref="FieldCost"/>.
/// </summary>
internal sealed class DocumentLimits(LimitOptions limits)
{
    private readonly GraphQLDocumentBuilder _builder = new();

    /// <exception cref="ExecutionError">It is no document, or one of its limits is exceeded.</exception>
    public GraphQLDocument Read(string text)
    {
        if (text.Length > limits.Characters)
            throw Limit.Characters.TooComplex("characters", limits.Characters);
        CountTokens(text);
        var document = Parse(text);
        // What validation makes of fragments grows faster than their number.
        if (document.Definitions.OfType<GraphQLFragmentDefinition>().Count() > limits.Fragments)
            throw Limit.Fragments.TooComplex("fragments", limits.Fragments);
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
            Check(new DocumentSize(document, limits).Of(operation));
        return document;
    }

    private void CountTokens(string text)
    {
        var at = 0;
        for (var count = 0; ; count++)
        {
            if (count > limits.Tokens)
                throw Limit.Tokens.TooComplex("tokens", limits.Tokens);
            try
            {
                var token = Lexer.Lex(text, at);
                if (token.Kind == TokenKind.EOF)
                    return;
                at = token.End;
            }
            catch (GraphQLSyntaxErrorException)
            {
                // The parser stops at the same place, and says so in the library's words.
                return;
            }
        }
    }

    private GraphQLDocument Parse(string text)
    {
        try
        {
            return _builder.Build(text);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw Limit.Depth.TooComplex("levels", limits.Depth);
        }
    }

    private void Check(Size size)
    {
        if (size.Depth > limits.Depth)
            throw Limit.Depth.TooComplex("levels", limits.Depth);
        if (size.Aliases > limits.Aliases)
            throw Limit.Aliases.TooComplex("aliases", limits.Aliases);
        if (size.Directives > limits.Directives)
            throw Limit.Directives.TooComplex("directives", limits.Directives);
        if (size.Selections > limits.Selections)
            throw Limit.Selections.TooComplex("fields", limits.Selections);
        if (size.IntrospectionDepth > limits.IntrospectionDepth)
            throw Limit.IntrospectionDepth.TooComplex(
                "lists of introspection in each other",
                limits.IntrospectionDepth
            );
    }
}
