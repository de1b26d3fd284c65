using System.Buffers.Text;
using System.Text;
using HotDash.Domain;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Approvals;

/// <summary>What never becomes a question or a wish, before the real host.</summary>
public sealed class when_a_request_is_bad(ServedHost served)
{
    [Theory]
    [InlineData("", 400)]
    [InlineData("{", 400)]
    [InlineData("null", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"query\":\"{ viewer { id } }\"", 400)]
    [InlineData("{\"query\":\"{ viewer { id } }\"}}", 400)]
    [InlineData("{\"query\":\"{ viewer { id } }\",\"query\":\"{ viewer { id } }\"}", 400)]
    [InlineData("{\"query\":\"{ viewer { id } }\",\"variables\":{\"x\":NaN}}", 400)]
    [InlineData("{\"query\":\"{ viewer { id } }\",\"variables\":[]}", 400)]
    [InlineData("{\"query\":\"{ viewer { id } }\",\"variables\":{\"x\":1,\"x\":2}}", 400)]
    [InlineData("{\"query\":\"\\ud800\"}", 400)]
    [InlineData("{\"query\":\"{ viewer { nobody } }\"}", 400)]
    [InlineData("{\"query\":\"{ viewer { id }\"}", 400)]
    [InlineData("{\"query\":null}", 400)]
    [InlineData("{\"query\":\"<10000000>\"}", 413)]
    public async Task the_body_is_refused(string body, int status)
    {
        using var shop = await served.NewShop();
        var answer = await (await shop.Person(Role.Admin)).Post(body.Long());
        answer.Status.ShouldBe(status);
        answer.ShouldRefuse(status == 413 ? "LIMIT_REACHED" : "INVALID_VALUE");
        answer.Text.Length.ShouldBeLessThan(1000);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    public async Task another_content_type_is_refused(string type)
    {
        using var shop = await served.NewShop();
        var answer = await (await shop.Person(Role.Admin)).Post("{\"query\":\"{ viewer { id } }\"}", type);
        answer.Status.ShouldBe(415);
        answer.ShouldRefuse("INVALID_VALUE", "application/json");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer x")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer <10000>")]
    [InlineData("Basic b2xnYTpvbGdh")]
    [InlineData("Unsigned")]
    public async Task who_proves_nothing_is_UNAUTHENTICATED(string? credential)
    {
        using var shop = await served.NewShop();
        var admin = await shop.Person(Role.Admin);
        var id = await shop.Submitted();
        var before = await shop.Stored();
        var stranger = shop.Stranger(credential == "Unsigned" ? Unsigned(shop.Name) : credential?.Long());
        foreach (
            var document in (string[])
                [
                    "{ viewer { id } }",
                    $"{{ approval(id: \"{id}\") {{ id }} }}",
                    $"mutation {{ escalateApproval(input: {{id: \"{id}\", reason: \"r\"}}) {{ replayed }} }}",
                ]
        )
        {
            var answer = await stranger.Send(document);
            answer.Status.ShouldBe(401);
            answer.ShouldRefuse("UNAUTHENTICATED");
            answer.HasData.ShouldBeFalse();
        }
        (await shop.Stored()).ShouldBe(before);
        (await admin.Send("{ viewer { id } }")).Status.ShouldBe(200);
    }

    /// <summary>A token that names the admin and says that it needs no signature.</summary>
    private static string Unsigned(string shop) =>
        $"Bearer {Part("{\"alg\":\"none\",\"typ\":\"JWT\"}")}."
        + Part(
            $"{{\"iss\":\"hotdash-dev\",\"aud\":\"hotdash-dev\",\"sub\":\"the-admin\",\"shop\":\"{shop}\",\"exp\":4900000000}}"
        )
        + ".";

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
