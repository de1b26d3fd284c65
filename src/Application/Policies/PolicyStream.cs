using System.Collections.Immutable;
using HotDash.Application.Members;
using HotDash.Application.Pipeline;
using HotDash.Domain;
using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Shops;
using NodaTime;

namespace HotDash.Application.Policies;

/// <summary>The shop's policy for approvals: one stream, and a row for each of its versions.</summary>
internal sealed class PolicyStream : StreamOf<ShopPolicy>
{
    public override ShopPolicy Evolve(ShopPolicy? state, IFact fact) => ShopPolicy.Evolve(state, fact);

    public override Instant LastAt(ShopPolicy state) => state.LastAt ?? Instant.MinValue;

    public override ValueTask Stage(Attempt attempt, ShopPolicy? before, ShopPolicy after, ImmutableArray<IFact> facts)
    {
        foreach (var fact in facts.Cast<IPolicyFact>())
            PolicyVersions.Add(attempt, fact.Version);
        return ValueTask.CompletedTask;
    }

    /// <summary>Decides on the policy, while who belongs to the shop stays as it is.</summary>
    public static async Task<CommandResult> Decide(
        Pipeline.Pipeline pipeline,
        IMembers members,
        IApprovalPolicies policies,
        Command command,
        Func<ShopPolicy, Membership, Facts, Ruling> decide,
        CancellationToken cancel
    )
    {
        var wish = new Wish<ShopPolicy, Membership>(
            command,
            new PolicyStream(),
            ShopPolicy.Key,
            Begins: false,
            (_, stop) => members.Of(command.Shop, login: null, stop),
            (policy, membership, facts) => decide(policy ?? ShopPolicy.None, membership, facts)
        )
        {
            Lock = MemberStream.OneAtATime,
        };
        var decided = await pipeline.Decide(wish, cancel);
        // Other nodes hear of it by the journal, and their decisions at once by the row.
        policies.Forget(command.Shop);
        return decided.Answer;
    }
}
