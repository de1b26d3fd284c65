using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Application.Approvals;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description("Keeps a draft.")]
    [Allow(Role.Agent, Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> DraftApproval(
        DraftApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            new DraftApproval(input.Draft.ToDomain())
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            null,
            request,
            cancel
        );

    [Description("Submits a draft by its id, or drafts and submits in one go.")]
    [Allow(Role.Agent, Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> SubmitApproval(
        SubmitApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        if (input.Id is null == input.Draft is null)
            throw CodedError.Invalid("Send either 'id' or 'draft'.", "Leave one of them out, and not both.");
        var id = input.Id?.KeyOf(ApprovalPages.Type);
        return Wishes.Send(
            new SubmitApproval(id, input.ExpectedRevision, input.Draft?.ToDomain())
            {
                Shop = request.Shop,
                By = request.Caller,
                IdempotencyKey = input.IdempotencyKey,
            },
            id,
            request,
            cancel
        );
    }

    [Description("Changes the content: the drafter in DRAFT, a reviewer in PENDING_REVIEW. Voids approvals.")]
    [Allow(Role.Agent, Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> EditApproval(
        EditApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new EditApproval(id, input.ExpectedRevision, input.ToDomain()) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Runs dry runs and checks again.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> ValidateApproval(
        ValidateApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) => Wishes.Send(input, (id, by) => new ValidateApproval(id) { Shop = request.Shop, By = by }, request, cancel);

    [Description("Takes one's own back.")]
    [Allow(Role.Agent, Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> WithdrawApproval(
        WithdrawApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new WithdrawApproval(id, input.Reason) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Keeps it to oneself for five minutes, or for five more.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> ClaimApproval(
        ClaimApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new ClaimApproval(id, input.TakeOver, input.Reason) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Gives a claim back.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> ReleaseApproval(
        ReleaseApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) => Wishes.Send(input, (id, by) => new ReleaseApproval(id) { Shop = request.Shop, By = by }, request, cancel);

    [Description("Approves exactly what was shown.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> Approve(ApproveInput input, RequestContext request, CancellationToken cancel) =>
        Wishes.Send(
            input,
            (id, by) =>
                new Approve(id, input.ExpectedRevision, input.PayloadDigest, input.Grades?.ToDomain())
                {
                    Shop = request.Shop,
                    By = by,
                },
            request,
            cancel
        );

    [Description("Rejects; one rejection decides.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> Reject(RejectInput input, RequestContext request, CancellationToken cancel) =>
        Wishes.Send(
            input,
            (id, by) =>
                new Reject(id, input.ExpectedRevision, input.ReasonCode, input.Reason, input.Grades?.ToDomain())
                {
                    Shop = request.Shop,
                    By = by,
                },
            request,
            cancel
        );

    [Description("Sends it back to its drafter.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> RequestChanges(
        RequestChangesInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new RequestChanges(id, input.ExpectedRevision, input.Note) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Takes an approval back while its undo window is open.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> UndoApproval(
        UndoApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new UndoApproval(id, input.Reason) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Gives it more time.")]
    [Allow(Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> ExtendExpiry(
        ExtendExpiryInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new ExtendExpiry(id, input.ExpiresAt, input.Reason) { Shop = request.Shop, By = by },
            request,
            cancel
        );

    [Description("Sends it up the ladder now.")]
    [Allow(Role.Manager, Role.Admin)]
    public static Task<ApprovalPayload> EscalateApproval(
        EscalateApprovalInput input,
        RequestContext request,
        CancellationToken cancel
    ) =>
        Wishes.Send(
            input,
            (id, by) => new EscalateApproval(id, input.Reason) { Shop = request.Shop, By = by },
            request,
            cancel
        );
}
