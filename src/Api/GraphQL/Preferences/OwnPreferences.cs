using HotDash.Api.GraphQL.Engine;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Preferences;
using HotDash.Projections.Preferences;

namespace HotDash.Api.GraphQL.Preferences;

/// <summary>What whoever asks has chosen, and never another's.</summary>
internal static class OwnPreferences
{
    /// <summary>Whether the caller has a dashboard: agents have none.</summary>
    public static bool Has(RequestContext request) =>
        request.Caller.Has(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor);

    public static Task<PersonPreferences> Of(RequestContext request, CancellationToken cancel) =>
        request.Services.GetRequiredService<PreferencesList>().Of(request.Shop, PersonOf(request), cancel);

    /// <summary>What a wish left, without asking for it again where it says so itself.</summary>
    public static async Task<PersonPreferences> After(
        CommandResult result,
        RequestContext request,
        CancellationToken cancel
    ) => result.State as PersonPreferences ?? await Of(request, cancel);

    public static string PersonOf(RequestContext request) => request.Caller.Actor.Id;
}
