using System.ComponentModel;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Query
{
    [Description("Your own dashboard; null only together with an error.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static async Task<DashboardNode?> Dashboard(RequestContext request, CancellationToken cancel) =>
        new(await OwnPreferences.Of(request, cancel), OwnPreferences.PersonOf(request));
}
