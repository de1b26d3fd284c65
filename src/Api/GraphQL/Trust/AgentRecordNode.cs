using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Domain.Policies;
using HotDash.Domain.Trust;
using HotDash.Projections.Trust;
using NodaTime;

namespace HotDash.Api.GraphQL.Trust;

/// <summary>What an agent's work was worth.</summary>
[Name("AgentRecord")]
[Description(
    "What persons thought of an agent's work, since its trust was last revoked where it was. Rates and means are over its last 200 decided items; what the policy approved, and check items, do not count."
)]
[Implements(typeof(INode))]
public sealed class AgentRecordNode(AgentStanding standing, ApprovalPolicy policy, Instant now) : INode
{
    internal const string Type = "AgentRecord";

    [Description("Its id.")]
    public GlobalId Id => new(Type, standing.Agent);

    [Description("The id under which the agent acts in the shop.")]
    public string Agent => standing.Agent;

    [Description("How many of its items were decided, counted up to 10,000.")]
    public int Decided => standing.Record.Decided;

    [Description("Over how many of them, the latest, rates and means are.")]
    public int Counted => standing.Record.Counted;

    [Description("The part of those that was approved, 0 to 1; null without any.")]
    public double? ApprovalRate => (double?)standing.Record.ApprovalRate;

    [Description("Mean grade of how it says it, 1 to 5; null without any.")]
    public double? Tone => (double?)standing.Record.Tone;

    [Description("Mean grade of whether it is right, 1 to 5; null without any.")]
    public double? Accuracy => (double?)standing.Record.Accuracy;

    [Description("Mean grade of whether it keeps to policy, 1 to 5; null without any.")]
    public double? Policy => (double?)standing.Record.Policy;

    [Description("How many characters others changed in an item, on average (Levenshtein distance); null without any.")]
    public double? EditDistance => (double?)standing.Record.EditDistance;

    [Description("Seconds from submission to decision, the median; null without any.")]
    public double? TimeToDecisionSeconds => standing.Record.TimeToDecision?.TotalSeconds;

    [Description(
        "Since when it is trusted: since its first item that was approved without a person; null while it is not."
    )]
    public Instant? TrustedSince => standing.Trust?.GrantedAt;

    [Description("When its trust was revoked last; null where it never was.")]
    public Instant? RevokedAt => standing.Trust?.RevokedAt;

    [Description("How many of its items were approved without a person today, by the shop's day.")]
    public int ApprovedToday => standing.Trust?.UsedAt(now.InZone(policy.Hours.Zone).Date) ?? 0;

    [Description(
        "Why its items go to a person on the policy's present terms, whatever they are; null when it has earned trust."
    )]
    public WhyAPerson? Lacks =>
        policy.AutoApproval.Enabled ? TrustTerms.ForThisAgent(standing.Record, policy.AutoApproval) : WhyAPerson.Off;

    [Description("How its items were decided on.")]
    public ReviewSignsNode Review => new(standing.Signs);
}
