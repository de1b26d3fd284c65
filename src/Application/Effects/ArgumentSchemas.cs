using System.Collections.Concurrent;
using System.Collections.Immutable;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using NJsonSchema;
using NJsonSchema.Validation;

namespace HotDash.Application.Effects;

/// <summary>R4: each tool's arguments keep its schema (schema/tools, embedded); read when a tool is first drafted.</summary>
public static class ArgumentSchemas
{
    /// <summary>The schema of a tool's arguments, as JSON. The tool must be one of <see cref="Tools.All"/>.</summary>
    public static Json TextOf(string tool)
    {
        using var text = Open(tool);
        using var bytes = new MemoryStream();
        text.CopyTo(bytes);
        return Json.TryParse(bytes.ToArray(), out var json, out var reason)
            ? json
            : throw new InvalidOperationException($"schema/tools/{tool}.json: {reason}");
    }

    /// <summary>The first argument that its tool's schema refuses; null when all are right, or belong to no tool.</summary>
    internal static async Task<Refusal?> Check(DraftInput draft) =>
        await Check(draft.Actions, "actions") ?? await Check(draft.Rollback?.Actions, "rollback", "actions");

    /// <inheritdoc cref="Check(DraftInput)"/>
    internal static async Task<Refusal?> Check(ContentEdit edit) =>
        await Check(edit.Actions, "actions") ?? await Check(edit.Rollback?.Actions, "rollback", "actions");

    private static async Task<Refusal?> Check(ImmutableArray<ActionInput>? actions, params ImmutableArray<string> at)
    {
        if (actions is not { IsDefault: false } given)
            return null;
        for (var i = 0; i < given.Length; i++)
        {
            var (tool, arguments) = (Tools.Find(given[i].Tool), given[i].Arguments);
            if (tool is null || !arguments.IsObject)
                continue;
            var schema = await Schemas.GetOrAdd(tool.Name, Read);
            if (schema.Validate(arguments.Text).FirstOrDefault() is { } error)
                return Refused(error, [.. at, $"{i}", "arguments"]);
        }
        return null;
    }

    private static Refusal Refused(ValidationError error, ImmutableArray<string> at) =>
        new(
            ErrorCode.InvalidArguments,
            $"The tool's schema refuses this argument ({Words(error.Kind)}).",
            "See the tool's schema.",
            [.. at, .. error.Path?.Split(PathMarks, StringSplitOptions.RemoveEmptyEntries) ?? []]
        );

    private static string Words(ValidationErrorKind kind) =>
        string.Concat(
            kind.ToString()
                .Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}")
        );

    private static async Task<JsonSchema> Read(string tool)
    {
        await using var text = Open(tool);
        return await JsonSchema.FromJsonAsync(text, CancellationToken.None);
    }

    private static Stream Open(string tool) =>
        typeof(ArgumentSchemas).Assembly.GetManifestResourceStream($"tools/{tool}.json")!;

    private static readonly ConcurrentDictionary<string, Task<JsonSchema>> Schemas = new();

    // NJsonSchema writes "#/lines[0].quantity".
    private static readonly char[] PathMarks = ['#', '/', '.', '[', ']'];
}
