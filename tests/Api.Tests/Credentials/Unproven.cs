using HotDash.Api.Tests.Transport;
using Shouldly;

namespace HotDash.Api.Tests.Credentials;

/// <summary>What everybody is told whose credential proves nobody.</summary>
internal static class Unproven
{
    /// <summary>In the same words, whatever there is of what the credential names.</summary>
    public static void ShouldBeUnproven(this Answer answer)
    {
        answer.Status.ShouldBe(401, answer.Text);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        answer.Text.ShouldBe(Words);
    }

    private const string Words = """
        {"errors":[{"message":"The credential is not valid.","extensions":{"code":"UNAUTHENTICATED","nextStep":"Get a new one; where it does not name the shop, name yours by X-HotDash-Shop."}}]}
        """;
}
