namespace HotDash.Api.Hosting.Identity;

/// <summary>Whether dev tokens prove anybody: in Development alone, and no setting says otherwise. The suite's hosts take them, to be production in all else.</summary>
public sealed record DevTokensAllowed(bool Value);
