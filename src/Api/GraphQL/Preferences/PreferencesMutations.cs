using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Preferences;
using HotDash.Application.Pipeline;
using HotDash.Application.Preferences;
using HotDash.Domain;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description("Changes some of your preferences.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static Task<PreferencesPayload> UpdatePreferences(
        UpdatePreferencesInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Prefer(
            new UpdatePreferences(input.ToDomain())
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    [Description("Returns your preferences and your dashboard to the defaults.")]
    [Allow(Role.Viewer, Role.Operator, Role.Manager, Role.Admin, Role.Auditor)]
    public static Task<PreferencesPayload> ResetPreferences(
        ResetPreferencesInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Prefer(
            new ResetPreferences
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            request,
            cancel
        );

    private static async Task<PreferencesPayload> Prefer(Command wish, RequestContext request, CancellationToken cancel)
    {
        var result = await Wishes.Invoke(wish, request, cancel);
        var own = await OwnPreferences.After(result, request, cancel);
        var person = OwnPreferences.PersonOf(request);
        return new(new(own, person), new(own, person), UserErrors.Of(result.Refusals, request), result.Replayed);
    }
}
