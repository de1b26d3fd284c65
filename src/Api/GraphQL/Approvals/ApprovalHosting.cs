using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Api.GraphQL.Policies;
using HotDash.Domain.Approvals;
using HotDash.Projections.Approvals;
using HotDash.Projections.Subjects;

namespace HotDash.Api.GraphQL.Approvals;

/// <summary>What the fields of approvals need.</summary>
public static class ApprovalHosting
{
    public static IServiceCollection AddApprovalFields(this IServiceCollection services) =>
        services
            .AddSingleton<ApprovalQueue>()
            .AddSingleton<ApprovalDetail>()
            .AddSingleton<ApprovalTrail>()
            .AddSingleton<SubjectState>()
            .AddSingleton<INodeLoader, ApprovalLoader>()
            .AddSingleton<INodeLoader, ApprovalHistoryLoader>()
            .AddSingleton<INodeLoader, QueueSummaryLoader>()
            .AddSingleton(new EnumName(typeof(DecisionKind), "Decision"))
            .AddApprovalWords()
            .AddConversationWords()
            .AddPolicyFields()
            .AddBulkWords()
            .AddSingleton<ApprovalQueueLive>()
            .AddSingleton<ApprovalLive>()
            .AddSingleton<ApprovalHistoryLive>()
            .AddShape<AlreadyDecided>(x => new AlreadyDecidedError(x))
            .AddShape<VersionConflict>(x => new VersionConflictError(x))
            .AddShape<ClaimedByOther>(x => new ClaimedByOtherError(x))
            .AddShape<DuplicateOpen>(x => new DuplicateOpenError(x));

    private static IServiceCollection AddShape<T>(this IServiceCollection services, Func<T, IUserError> shape)
        where T : Domain.Refusal =>
        services.AddSingleton<IUserErrorShape>(new UserErrorShape<T>((refusal, _) => shape(refusal)));
}
