using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL.Tiles;

/// <summary>The dashboard of whoever asks.</summary>
[Name("Dashboard")]
[Description("The dashboard as you have arranged it.")]
[Implements(typeof(INode))]
public sealed class DashboardNode(TileLayout layout) : INode
{
    internal const string Type = "Dashboard";
    internal const string OnlyKey = "mine";

    [Description("The same for ever: everybody has one.")]
    public GlobalId Id => new(Type, OnlyKey);

    [Description("The tiles that you see, in your order."), ListSize(16)]
    public Task<IEnumerable<TileNode>> Tiles(RequestContext request, CancellationToken cancel) =>
        TilePages.Read(layout.Shown, request, cancel);

    [Description("The tiles that you have hidden.")]
    public IEnumerable<TileKey> Hidden => layout.Order.Where(layout.Hidden.Contains);
}
