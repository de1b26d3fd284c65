using HotDash.Api.Transport;

namespace HotDash.Api.Hosting.Identity;

/// <summary>Who asks: dev tokens, matched with the members of the shop.</summary>
public static class IdentityHosting
{
    public static void AddHotDashIdentity(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<DevTokens>().AddSingleton<IAuthenticator, MemberAuthenticator>();
}
