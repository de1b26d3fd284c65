using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;

namespace HotDash.Application.Approvals;

/// <summary>The pipeline as the use cases of approvals call it.</summary>
internal static class ApprovalWishes
{
    /// <summary>For decisions that need the state alone.</summary>
    public static Task<CommandResult> Decide(
        this Pipeline.Pipeline pipeline,
        Command command,
        string approvalId,
        Func<Approval, Facts, Ruling> decide,
        CancellationToken cancel
    ) => pipeline.Decide(command, approvalId, Nothing, (approval, _, facts) => decide(approval, facts), cancel);

    /// <summary>For decisions on an approval that there is, with facts gathered for it.</summary>
    public static async Task<CommandResult> Decide<TGathered>(
        this Pipeline.Pipeline pipeline,
        Command command,
        string approvalId,
        Func<Approval, CancellationToken, Task<TGathered>> gather,
        Func<Approval, TGathered, Facts, Ruling> decide,
        CancellationToken cancel,
        ApprovalStream? kind = null
    )
    {
        var wish = new Wish<Approval, TGathered?>(
            command,
            kind ?? ApprovalStream.Instance,
            approvalId,
            Begins: false,
            async (approval, stop) => approval is null ? default : await gather(approval, stop),
            (approval, gathered, facts) => approval is null ? NotFound : decide(approval, gathered!, facts)
        );
        return (await pipeline.Decide(wish, cancel)).Answer;
    }

    private static Task<bool> Nothing(Approval approval, CancellationToken cancel) => Task.FromResult(true);

    // The same words for another shop's approval, and for none at all.
    internal static readonly Refusal NotFound = new(
        ErrorCode.NotFound,
        "There is no such approval.",
        "Look for it in the list.",
        ["id"]
    );
}
