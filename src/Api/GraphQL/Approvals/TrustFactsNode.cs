using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Trust;

namespace HotDash.Api.GraphQL.Approvals;

[Name("TrustFacts")]
[Description("What an approval without a person rested on.")]
public sealed class TrustFactsNode(TrustFacts facts)
{
    [Description("The agent's id.")]
    public string Agent => facts.Agent;

    [Description("How many of its items were decided by then.")]
    public int Decided => facts.Decided;

    [Description("Over how many of them, the latest, the rate is.")]
    public int Counted => facts.Counted;

    [Description("How many of those were approved.")]
    public int Approved => facts.Approved;

    [Description("Which one of its day it is: 1, 2, ...")]
    public int Number => facts.Number;

    [Description("How many the policy allowed a day.")]
    public int MostADay => facts.MostADay;
}
