namespace HotDash.Api.Hosting.Identity;

/// <summary>How a credential was read: what it proves, or why it proves nothing.</summary>
internal readonly record struct Reading(Proof? Proof, RefusedBecause? Why)
{
    public static implicit operator Reading(Proof proof) => new(proof, null);

    public static implicit operator Reading(RefusedBecause why) => new(null, why);
}
