using HotDash.Domain.Approvals;
using HotDash.Domain.Policies;
using HotDash.Domain.Shops;
using HotDash.Domain.Tests.Approvals;
using NodaTime;

namespace HotDash.Domain.Tests.Policies;

/// <summary>A shop's policy: what is decided happens at once.</summary>
internal sealed class Setting
{
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 10, 0);

    public ShopPolicy It { get; private set; } = ShopPolicy.None;

    public ApprovalPolicy Policy => It.Present;

    /// <summary>Who belongs to the shop: an admin, two managers, two operators, a viewer, an agent.</summary>
    public List<Caller> Members { get; } =
    [People.Ada, People.Mia, People.Max, People.Anna, People.Ben, People.Vera, People.Agent];

    public Ruling Set(PolicyChange change, Caller? by = null)
    {
        var facts = new Facts(Now, by ?? People.Ada, ApprovalPolicy.Default);
        var ruling = It.Set(change, new Membership([.. Members]), facts);
        foreach (var fact in ruling.Events)
            It = ShopPolicy.Evolve(It, fact);
        return ruling;
    }
}
