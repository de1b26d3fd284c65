namespace HotDash.Api.Hosting.Identity;

/// <summary>Why a credential was refused. Operators see it in a metric; whoever sent it is told the same in every case.</summary>
internal enum RefusedBecause
{
    /// <summary>It is no token, or one that lacks what every token has.</summary>
    Malformed,

    /// <summary>Nobody here knows its issuer.</summary>
    Issuer,

    /// <summary>It is signed by an algorithm that its issuer may not use, or by none.</summary>
    Algorithm,

    /// <summary>Its issuer has no such key.</summary>
    UnknownKey,

    /// <summary>The signature is another's.</summary>
    Signature,

    /// <summary>It is meant for somebody else.</summary>
    Audience,

    /// <summary>It is over, or not yet begun.</summary>
    Time,

    /// <summary>It names no shop, or another one than its bearer.</summary>
    Shop,

    /// <summary>Whom it proves is no member of the shop.</summary>
    Member,

    /// <summary>There is no such API key, or none any more.</summary>
    ApiKey,

    /// <summary>There is no such ticket, or none any more.</summary>
    Ticket,
}
