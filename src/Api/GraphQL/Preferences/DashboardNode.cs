using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.GraphQL.Tiles;
using HotDash.Domain.Preferences;
using HotDash.Domain.Tiles;

namespace HotDash.Api.GraphQL.Preferences;

/// <summary>A person's dashboard: how its tiles stand.</summary>
[Name("Dashboard")]
[Description("A person's dashboard: its tiles, in the person's order.")]
[Implements(typeof(INode))]
public sealed partial class DashboardNode(PersonPreferences own, string person, IReadOnlyList<TileNode>? shown = null)
    : INode
{
    internal const string Type = "Dashboard";

    [Description("The same for ever: there is one for each person in a shop.")]
    public GlobalId Id => new(Type, person);

    [Description("Rises with whatever the person chooses: of two answers, the higher is the later.")]
    public int Version => own.Version;

    [Description("The tiles that the person sees, in order."), ListSize(16)]
    public async Task<IEnumerable<TileNode>> Tiles(RequestContext request, CancellationToken cancel) =>
        shown ?? await TilePages.Read([.. own.Order.Except(own.Hidden)], request, cancel);

    [Description("All tiles in the person's order, the hidden ones too."), ListSize(16)]
    public IEnumerable<TileKey> Order => own.Order;

    [Description("The tiles that are not shown; two others at least are."), ListSize(14)]
    public IEnumerable<TileKey> Hidden => own.Hidden;
}
