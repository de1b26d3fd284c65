using System.ComponentModel;
using HotDash.Api.GraphQL.Approvals;
using HotDash.Api.GraphQL.Engine;
using HotDash.Application.Approvals;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;

namespace HotDash.Api.GraphQL;

public sealed partial class Mutation
{
    [Description("Decides on up to 100 at once, in one commit: all or none, or each by itself.")]
    [Allow(Role.Operator, Role.Manager, Role.Admin)]
    public static async Task<DecideApprovalsPayload> DecideApprovals(
        DecideApprovalsInput input,
        RequestContext request,
        CancellationToken cancel
    )
    {
        var wish = new DecideApprovals([.. input.Items.Select(x => x.ToDomain())], input.Mode)
        {
            Shop = request.Shop,
            By = request.Caller,
            IdempotencyKey = input.IdempotencyKey,
        };
        var results = await Wishes.Invoke<CommandResults>(wish, request, cancel);
        var missing = results.Items.Where(x => x.State is null).Select(x => x.Id).ToList();
        var read = (
            await request.Services.GetRequiredService<ApprovalQueue>().Load(request.Shop, missing, cancel)
        ).ToDictionary(x => x.Id);
        return new([.. results.Items.Select(Item)], UserErrors.Of(results.Refusals, request), results.Replayed);

        DecidedItem Item(CommandResult result)
        {
            var now = result.State as Approval ?? read.GetValueOrDefault(result.Id);
            return new(now is null ? null : ApprovalPages.Seen(now, request), UserErrors.Of(result.Refusals, request));
        }
    }
}
