using NodaTime;

namespace HotDash.Domain.Shops;

/// <summary>A shop; one stream, <c>shop</c>, in the tenant that bears its domain.</summary>
/// <param name="Version">The number of facts so far.</param>
/// <param name="Domain">Its name.</param>
/// <param name="CreatedAt">Since when there is one.</param>
public sealed record Shop(int Version, string Domain, Instant CreatedAt)
{
    /// <summary>The stream's key, the same in every shop.</summary>
    public string Id { get; init; } = Key;

    /// <summary>The state after one more fact; others than a shop's are passed over.</summary>
    public static Shop? Evolve(Shop? state, IFact fact) =>
        fact is ShopCreated e ? new Shop((state?.Version ?? 0) + 1, e.Domain, e.At) : state;

    /// <summary>
    /// HotDash itself makes the shop, with its first admin. A shop that there is already is left as it is: success where this admin
    /// is one of it, refused otherwise.
    /// </summary>
    /// <param name="before">The shop; null when there is none.</param>
    /// <param name="domain">Its name, see <see cref="FaultOf"/>.</param>
    /// <param name="admin">Its first member, a person with the role ADMIN.</param>
    /// <param name="actorId">The id that the admin will have.</param>
    /// <param name="membership">Who belongs to it, with the id that the admin's login has had.</param>
    /// <param name="facts">What the decision is handed.</param>
    public static Ruling Create(
        Shop? before,
        string domain,
        Invitation admin,
        string actorId,
        Membership membership,
        Approvals.Facts facts
    )
    {
        if (Approvals.May.System(facts.Caller) is not { } by)
            return Approvals.May.Forbidden;
        if (FaultOf(domain) is { } fault)
            return new Refusal(
                ErrorCode.InvalidValue,
                $"This is not the domain of a shop: {fault}.",
                "Name it as acme.myshopify.com.",
                ["domain"]
            );
        if (admin.Kind != ActorKind.Person || !admin.Roles.Contains(Role.Admin))
            return new Refusal(ErrorCode.LastAdmin, "A shop has an admin.", "Make its first member one.", ["admin"]);
        if (Member.Invite(null, membership.KnownAs ?? actorId, admin, membership, facts).Refusal is { } unfit)
            return unfit;
        if (before is null)
            return Ruling.Of(new ShopCreated(facts.Now, by, domain));
        return membership.Find(membership.KnownAs ?? actorId)?.Has(Role.Admin) == true
            ? Ruling.Nothing
            : new Refusal(
                ErrorCode.InvalidState,
                "There is this shop already, with other admins.",
                "Have one of them invite the member."
            );
    }

    /// <summary>
    /// What keeps the text from being a shop's domain, in one clause; null when nothing does: two labels or more of a-z, 0-9 and hyphens
    /// within, 1..63 characters each, 253 in all; the last begins with a letter.
    /// </summary>
    public static string? FaultOf(string domain)
    {
        var labels = domain.Split('.');
        return domain.Length > 253 ? "it must not have more than 253 characters"
            : domain.Any(char.IsAsciiLetterUpper) ? "it must be in lower case"
            : labels.Length < 2 ? "it must have a dot within"
            : labels.Any(x => x.Length is 0 or > 63) ? "what stands between its dots must have 1 to 63 characters"
            : !labels.All(x => x.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
                ? "it must be of a-z, 0-9, hyphens and dots alone"
            : labels.Any(x => x[0] == '-' || x[^1] == '-') ? "no part of it may begin or end with a hyphen"
            : char.IsAsciiLetterLower(labels[^1][0]) ? null
            : "its last part must begin with a letter";
    }

    /// <summary>The stream's key.</summary>
    public const string Key = "shop";
}
