using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Projections.Trust;

namespace HotDash.Api.GraphQL.Trust;

/// <summary>How a reviewer decides.</summary>
[Name("ReviewerRecord")]
[Description("How a reviewer decides.")]
[Implements(typeof(INode))]
public sealed class ReviewerRecordNode(ReviewerStanding standing) : INode
{
    internal const string Type = "ReviewerRecord";

    [Description("Its id.")]
    public GlobalId Id => new(Type, standing.Reviewer);

    [Description("The id under which the person acts in the shop.")]
    public string Reviewer => standing.Reviewer;

    [Description("What its last decisions tell.")]
    public ReviewSignsNode Review => new(standing.Signs);
}
