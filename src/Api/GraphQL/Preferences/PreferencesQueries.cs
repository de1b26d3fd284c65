using System.ComponentModel;
using GraphQL;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Api.GraphQL.Tiles;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description("Your own dashboard; null only together with an error.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<DashboardNode?> Dashboard(
        IResolveFieldContext field,
        RequestContext request,
        CancellationToken cancel
    ) =>
        // Together with its tiles it is one question to the database.
        field.SubFields!.Values.Any(x => x.Field.Name == "tiles")
            ? await TilePages.ReadOwn(request, cancel)
            : new(await OwnPreferences.Of(request, cancel), OwnPreferences.PersonOf(request));
}
