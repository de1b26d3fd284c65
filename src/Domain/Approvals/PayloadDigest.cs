using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace HotDash.Domain.Approvals;

/// <summary>
/// What a reviewer saw, what was approved and what is carried out are the same when their digests are:
/// SHA-256 of the canonical JSON of <c>{ approvalId, salt, actions, rollbackActions }</c>.
/// </summary>
public static class PayloadDigest
{
    /// <summary><c>sha256:</c> and 64 lower-case hex digits.</summary>
    public static string Of(string approvalId, ApprovalContent content)
    {
        var payload = Json.ObjectOf(
            ("approvalId", Json.Of(approvalId)),
            ("salt", Json.Of(content.Salt.Text)),
            ("actions", Actions(content.Actions)),
            ("rollbackActions", Actions(content.Rollback?.Actions ?? []))
        );
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload.Text)));
    }

    private static Json Actions(ImmutableArray<ProposedAction> actions) =>
        Json.ArrayOf(
            actions.Select(a =>
                Json.ObjectOf(
                    ("actionId", Json.Of(a.ActionId)),
                    ("tool", Json.Of(a.Tool)),
                    ("arguments", a.WholeArguments())
                )
            )
        );
}
