using Microsoft.IdentityModel.JsonWebTokens;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Reads the tokens of some issuers.</summary>
internal interface ITokenReader
{
    /// <summary>Whether the token says that it is of one of them. Nothing is proved by that.</summary>
    bool Knows(JsonWebToken token);

    /// <summary>What the token proves.</summary>
    /// <exception cref="GraphQL.Engine.CodedError">That cannot be told at the moment.</exception>
    ValueTask<Reading> Read(JsonWebToken token, CancellationToken cancel);
}
