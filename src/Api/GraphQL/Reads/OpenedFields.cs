using System.Collections.Frozen;
using GraphQL;
using GraphQL.Types;
using HotDash.Api.GraphQL.Engine;

namespace HotDash.Api.GraphQL.Reads;

/// <summary>Which fields of the schema open what is to be written down.</summary>
internal sealed class OpenedFields
{
    private readonly FrozenDictionary<FieldType, string> _names;
    private readonly FrozenSet<FieldType> _personal;
    private readonly FrozenSet<FieldType> _history;

    public OpenedFields(ApiSchema schema)
    {
        var all = schema
            .AllTypes.OfType<IComplexGraphType>()
            .SelectMany(type => type.Fields.Select(field => (Field: field, Name: $"{type.Name}.{field.Name}")))
            .DistinctBy(x => x.Field)
            .ToList();
        _names = all.ToFrozenDictionary(x => x.Field, x => x.Name);
        _personal = all.Where(x => Personal.Contains(x.Name)).Select(x => x.Field).ToFrozenSet();
        _history = all.Where(x => History.Contains(x.Field.ResolvedType?.GetNamedType().Name ?? ""))
            .Where(x => !History.Contains(x.Name.Split('.')[0]))
            .Select(x => x.Field)
            .ToFrozenSet();
    }

    /// <summary>The field as <c>Type.field</c>.</summary>
    public string NameOf(FieldType field) => _names.GetValueOrDefault(field, field.Name);

    /// <summary>Whether its value is, or holds, what a customer wrote or that names one.</summary>
    public bool IsPersonal(FieldType field) => _personal.Contains(field);

    /// <summary>Whether it leads to entries of the audit trail.</summary>
    public bool IsHistory(FieldType field) => _history.Contains(field);

    /// <summary>Every field that tells personal text; a test holds it to what the answers really tell.</summary>
    public static readonly FrozenSet<string> Personal = new[]
    {
        "Approval.summary",
        "ApprovalAction.arguments",
        "ApprovalHistoryEntry.reason",
        "ErasurePayload.legalHoldReason",
        "EscalatedConversation.lastMessage",
        "EscalatedConversation.suggestedReply",
        "Evidence.diffs",
        "Evidence.impactForecast",
        "Evidence.samples",
        "Evidence.whatChanges",
        "Evidence.whyNow",
        "FieldEdit.after",
        "FieldEdit.before",
        "Member.name",
        "Outcome.measuredEffect",
        "Risk.whatCouldGoWrong",
        "TopConversation.lastMessage",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> History = new[]
    {
        "ApprovalHistoryConnection",
        "ApprovalHistoryChange",
        "ApprovalHistoryEdge",
        "ApprovalHistoryEntry",
    }.ToFrozenSet(StringComparer.Ordinal);
}
