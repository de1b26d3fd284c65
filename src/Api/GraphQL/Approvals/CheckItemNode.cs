using System.ComponentModel;
using GraphQL;
using HotDash.Domain.Approvals;

namespace HotDash.Api.GraphQL.Approvals;

[Name("CheckItem")]
[Description("It was planted to see whether reviewers look; nothing of it was carried out.")]
public sealed class CheckItemNode(CheckItemEnded ended)
{
    [Description("The manager who planted it.")]
    public ActorNode PlantedBy => new(ended.PlantedBy);

    [Description("Who approved it, by id.")]
    public IEnumerable<string> MissedBy => ended.MissedBy;

    [Description("Who rejected it or requested changes, by id; null where nobody did.")]
    public string? CaughtBy => ended.CaughtBy;
}
