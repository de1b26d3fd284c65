using GraphQL;
using GraphQL.Types;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.Tests.Approvals;

/// <summary>Everything that can be asked of a type, worked out from the schema: what is added to it tomorrow is asked for too.</summary>
internal static class Selections
{
    /// <summary>All fields of a type, and of what they lead to; without those that the caller's role may not use.</summary>
    public static string Of(ApiSchema schema, string type, params string[] without) =>
        Of(schema.AllTypes[type]!, [], without);

    private static string Of(IGraphType type, HashSet<string> within, string[] without)
    {
        if (type.GetNamedType() is not IObjectGraphType known)
            return "";
        HashSet<string> here = [.. within, known.Name];
        var fields = known
            .Fields.Where(x => !without.Contains($"{known.Name}.{x.Name}") && !here.Contains(Named(x)))
            .Select(x => $"{x.Name}{Of(x.ResolvedType!, here, without)}");
        return $" {{ {string.Join(' ', fields)} }}";
    }

    private static string Named(FieldType field) => field.ResolvedType!.GetNamedType()!.Name;
}
