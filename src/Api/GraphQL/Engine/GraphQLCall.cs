using System.Text.Json;
using GraphQLParser.AST;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>What a client sent, whatever the transport.</summary>
/// <param name="Variables">The raw JSON: to the letter what came; null where none came.</param>
/// <param name="Extensions">A JSON object, for the transports; null where none came.</param>
public sealed record GraphQLCall(
    string Query,
    string? OperationName = null,
    JsonElement? Variables = null,
    JsonElement? Extensions = null
)
{
    /// <summary>How large it came, in bytes; counts towards its sender's rate.</summary>
    public long Bytes { get; init; }

    /// <summary>The SHA-256 of the document as the client says; <see cref="Query"/> is empty where only this came.</summary>
    public string? Hash { get; init; }

    /// <summary>Whether the request's headers ask for its trace; its extensions may do so, too.</summary>
    public bool IsTraced { get; init; }

    /// <summary>Reads the JSON object that all transports carry; says what is wrong with it.</summary>
    public static GraphQLCall Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
            throw CodedError.Invalid("Batches are not served.", "Send one operation a request.");
        if (json.ValueKind != JsonValueKind.Object)
            throw CodedError.Invalid("Expected a JSON object with 'query'.");
        string? query = null;
        string? operationName = null;
        JsonElement? variables = null;
        JsonElement? extensions = null;
        string? named = null;
        string? id = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (!seen.Add(property.Name))
                throw CodedError.Invalid($"The key '{property.Name}' is there more than once.");
            switch (property.Name)
            {
                case "query":
                    query = Text(property);
                    break;
                case "operationName":
                    operationName = Text(property);
                    break;
                case "variables" when property.Value.ValueKind is JsonValueKind.Object:
                    variables = property.Value;
                    break;
                case "extensions" when property.Value.ValueKind is JsonValueKind.Object:
                    extensions = property.Value;
                    named = DocumentHash.OfExtensions(property.Value);
                    break;
                case "variables"
                or "extensions" when property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object):
                    throw CodedError.Invalid($"'{property.Name}' is a JSON object or null.");
                case "documentId":
                    id = Text(property);
                    break;
            }
        }
        return Of(query, operationName, variables, extensions, id is null ? named : DocumentHash.OfId(id));
    }

    /// <summary>A call by document, by its hash, or by both.</summary>
    public static GraphQLCall Of(
        string? query,
        string? operationName,
        JsonElement? variables,
        JsonElement? extensions,
        string? hash
    ) =>
        query is null && hash is null
            ? throw CodedError.Invalid("'query' is missing.", "Send it, or the document's hash as 'documentId'.")
            : new(query ?? "", operationName, variables, extensions) { Hash = hash };

    private static string? Text(JsonProperty property) =>
        property.Value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => property.Value.GetString(),
            _ => throw CodedError.Invalid($"'{property.Name}' is a text."),
        };
}

/// <summary>A call whose document is parsed and whose operation is chosen.</summary>
/// <param name="IsValid">Whether the document was found valid before.</param>
public sealed record Prepared(
    GraphQLCall Call,
    GraphQLDocument Document,
    GraphQLOperationDefinition Operation,
    bool IsValid
)
{
    public OperationType Kind => Operation.Operation;
}

internal static class Documents
{
    public static GraphQLOperationDefinition Operation(GraphQLDocument document, string? name)
    {
        GraphQLOperationDefinition? found = null;
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
        {
            if (name is { Length: > 0 } && operation.Name?.StringValue != name)
                continue;
            if (found is not null)
                throw CodedError.Invalid("The document has several operations.", "Say which by 'operationName'.");
            found = operation;
        }
        return found
            ?? throw CodedError.Invalid(
                name is { Length: > 0 } ? $"The document has no operation '{name}'." : "The document has no operation."
            );
    }
}
