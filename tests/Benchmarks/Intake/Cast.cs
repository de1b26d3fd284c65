using System.Collections.Immutable;

namespace HotDash.Benchmarks.Intake;

/// <summary>Who takes part. The agents' owner reviews nothing: no one may approve what is asked on one's own behalf.</summary>
public static class Cast
{
    public const string Shop = "intake.myshopify.com";
    public const string Owner = "owner";

    public static readonly ImmutableArray<string> Agents = ["agent-replies", "agent-orders", "agent-stock"];
    public static readonly ImmutableArray<string> Operators = ["operator-1", "operator-2", "operator-3"];
    public static readonly ImmutableArray<string> Managers = ["manager-1", "manager-2"];
    public static readonly ImmutableArray<string> Reviewers = [.. Operators, .. Managers];

    /// <summary>Everyone, with kind, role and for whom an agent acts.</summary>
    public static IEnumerable<(string Actor, string Kind, string Role, string? OnBehalfOf)> All =>
        [
            (Owner, "PERSON", "ADMIN", null),
            .. Agents.Select(agent => (agent, "AGENT", "AGENT", (string?)Owner)),
            .. Operators.Select(person => (person, "PERSON", "OPERATOR", (string?)null)),
            .. Managers.Select(person => (person, "PERSON", "MANAGER", (string?)null)),
        ];
}
