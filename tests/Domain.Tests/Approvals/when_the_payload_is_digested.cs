using System.Security.Cryptography;
using System.Text;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tests.Approvals;

public class when_the_payload_is_digested
{
    [Fact, Trait("rule", "R22")]
    public void it_is_the_hash_of_canonical_json_that_anybody_can_recompute()
    {
        var payload = """
            {"actions":[{"actionId":"a1","arguments":{"amount":{"amount":"12.50","currency":"EUR"},"order":"1001",
            "reason":"It came broken"},"tool":"refund.create"}],"approvalId":"approval-1","rollbackActions":[
            {"actionId":"a2","arguments":{"amount":{"amount":"12.50","currency":"EUR"},"order":"1001"},
            "tool":"customer.charge"}],"salt":"5555555555555555555555555555555555555555555555555555555555555555"}
            """.ReplaceLineEndings("");

        Story
            .Drafted(Drafts.Refund)
            .It.Digest.ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload))));
    }

    [Fact, Trait("rule", "R22")]
    public void only_what_would_be_carried_out_changes_it()
    {
        var digest = Story.Drafted(Drafts.Refund).It.Digest;
        Digest(Drafts.Refund with { Summary = "Another" }).ShouldBe(digest);
        Digest(Drafts.Refund with { Actions = [Drafts.RefundOf("12.51")] }).ShouldNotBe(digest);
        Digest(Drafts.Refund with { Rollback = new(["x"]) }).ShouldNotBe(digest);

        static string Digest(DraftInput input) => Story.Drafted(input).It.Digest;
    }

    [Fact, Trait("rule", "R22")]
    public void the_salt_and_the_approval_are_in_it()
    {
        var content = Story.Drafted().It.Content;
        var other = content with { Salt = content.Salt with { Text = new string('6', 64) } };
        PayloadDigest.Of("approval-1", content).ShouldNotBe(PayloadDigest.Of("approval-1", other));
        PayloadDigest.Of("approval-1", content).ShouldNotBe(PayloadDigest.Of("approval-2", content));
    }
}
