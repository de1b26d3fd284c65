using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Subjects;
using HotDash.Application.Pipeline;
using HotDash.Application.Subjects;
using HotDash.Domain;
using HotDash.Projections.Subjects;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description(
        "Erases all personal text of a subject: nobody can read it any more, anywhere. Refused under a legal hold."
    )]
    [Allow(Role.Admin)]
    public static Task<ErasurePayload> EraseSubject(
        EraseSubjectInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var subject = Named(input.Subject);
        return OfSubject(
            new EraseSubject(subject)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            subject,
            request,
            cancel
        );
    }

    [Description("Keeps a subject's personal text from being erased while the law asks for it, or no longer.")]
    [Allow(Role.Admin)]
    public static Task<ErasurePayload> SetLegalHold(
        SetLegalHoldInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var subject = Named(input.Subject);
        return OfSubject(
            new SetLegalHold(subject, input.Held, input.Reason)
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            subject,
            request,
            cancel
        );
    }

    private static async Task<ErasurePayload> OfSubject(
        Command wish,
        string subject,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var result = await Wishes.Invoke(wish, request, cancel);
        var states = request.Services.GetRequiredService<SubjectState>();
        var now = await states.Of(request.Shop, subject, cancel);
        return new(
            subject,
            now.ErasedAt,
            now.HeldSince,
            now.HeldBecause?.Text,
            UserErrors.Of(result.Refusals, request),
            result.Replayed
        );
    }

    /// <summary>An approval is named by the id that clients know; all others as drafts named them.</summary>
    private static string Named(string subject) =>
        GlobalId.TryParse(subject, out var id) && id.Value.Type == ApprovalPages.Type ? id.Value.Key : subject;
}
