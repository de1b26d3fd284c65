using System.Text.Json;
using Shouldly;

namespace HotDash.Api.Tests.Approvals;

/// <summary>Approvals as tests ask for them.</summary>
internal static class Asked
{
    /// <summary>A draft that can be approved as it is, as JSON.</summary>
    public const string Draft =
        """{"summary":"Tag it","kind":"GROWTH","priority":"LOW","evidence":{"whatChanges":"A tag","whyNow":"Winter"},"impact":{"expectedOutcome":"Found"},"rollback":{"steps":["Remove it"]},"actions":[{"tool":"product.tag","arguments":{"product":"p-1","tags":["winter"]}}]}""";

    public const string Payload = "{ approval { id } replayed errors { code message path nextStep } }";

    /// <summary>Submits a draft; answers the approval.</summary>
    public static async Task<JsonElement> Submit(this ApiClient agent, string draft = Draft)
    {
        var answer = await agent.Send(
            "mutation ($draft: ApprovalDraftInput!) { submitApproval(input: {draft: $draft}) "
                + "{ approval { id revision payloadDigest state } errors { code message path } } }",
            $$"""{"draft":{{draft}}}"""
        );
        var payload = answer.Data.GetProperty("submitApproval");
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, answer.Text);
        return payload.GetProperty("approval");
    }

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
