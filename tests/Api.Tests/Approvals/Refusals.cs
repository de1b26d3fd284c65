using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HotDash.Api.Tests.Transport;
using Shouldly;

namespace HotDash.Api.Tests.Approvals;

/// <summary>What every refusal must be: understood, coded, in words for people, and silent about how HotDash is made.</summary>
internal static partial class Refusals
{
    /// <summary>The answer refuses with this code; where, is said in its path (payload) or in its message (top level).</summary>
    public static void ShouldRefuse(this Answer answer, string code, string where = "")
    {
        answer.ShouldTellNothingInternal();
        var (found, said, message) = Read(answer);
        found.ShouldBe(code, answer.Text);
        message.ShouldNotBeNullOrWhiteSpace();
        said.ShouldContain(where, Case.Sensitive, answer.Text);
    }

    /// <summary>No status of a failure, no SQL, no class, no stack, nothing that only we understand.</summary>
    public static void ShouldTellNothingInternal(this Answer answer)
    {
        answer.Status.ShouldBeLessThan(500, answer.Text);
        foreach (var word in Internal)
            answer.Text.ShouldNotContain(word, Case.Sensitive);
    }

    /// <summary>Nobody has to write 4,001 letters: &lt;4001&gt; stands for them.</summary>
    public static string Long(this string text) =>
        Letters().Replace(text, x => new string('x', int.Parse(x.Groups[1].Value, CultureInfo.InvariantCulture)));

    private static (string Code, string Where, string Message) Read(Answer answer)
    {
        var error = answer.Json.TryGetProperty("errors", out var top) ? top[0] : OfPayload(answer.Data);
        var message = error.GetProperty("message").GetString()!;
        return error.TryGetProperty("extensions", out var more)
            ? (more.GetProperty("code").GetString()!, message, message)
            : (error.GetProperty("code").GetString()!, Path(error), message);
    }

    private static JsonElement OfPayload(JsonElement data)
    {
        var errors = data.EnumerateObject().Single().Value.GetProperty("errors");
        errors.GetArrayLength().ShouldBe(1, data.GetRawText());
        if (errors[0].TryGetProperty("nextStep", out var next))
            next.GetString().ShouldNotBeNullOrWhiteSpace(data.GetRawText());
        return errors[0];
    }

    private static string Path(JsonElement error) =>
        error.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.Array
            ? string.Join('.', path.EnumerateArray().Select(x => x.GetString()))
            : "";

    private static readonly string[] Internal =
    [
        "System.",
        "HotDash.",
        "GraphQL.",
        "Npgsql",
        "Marten",
        "Wolverine",
        "Newtonsoft",
        "NJsonSchema",
        "NodaTime",
        "Exception",
        "INTERNAL",
        "select ",
        "insert ",
        "hotdash.",
        "mt_",
        "`1",
        "   at ",
    ];

    [GeneratedRegex(@"<(\d+)>")]
    private static partial Regex Letters();
}
