using System.Text.RegularExpressions;
using HotDash.Api.GraphQL.Engine;
using HotDash.Api.GraphQL.Engine.Limits;
using HotDash.Api.Transport;
using HotDash.Domain;
using HotDash.Support;
using Shouldly;
using Xunit;

namespace HotDash.Api.Tests.Limits;

/// <summary>schema/graphql/errors.md and the code know the same errors.</summary>
public sealed partial class the_errors
{
    [Fact]
    public void every_code_is_written_down_with_its_status() =>
        Rows(Code())
            .ShouldBe([
                .. Enum.GetValues<ErrorCode>()
                    .Select(x =>
                        (
                            x.Text(),
                            $"{HttpAnswer.StatusOf(ResultWriter.Failed(new CodedError(x, "")), AnswerKind.Response)}"
                        )
                    ),
            ]);

    [Fact]
    public void every_limit_is_written_down_with_its_code()
    {
        var rows = Rows(LimitRow());
        rows.Select(x => x.Key).ShouldBe(Enum.GetValues<Limit>().Select(x => x.Text()));
        rows.Select(x => x.Value).Except(Enum.GetValues<ErrorCode>().Select(x => x.Text())).ShouldBeEmpty();
    }

    [Fact]
    public void every_close_code_is_written_down()
    {
        var used = Directory
            .GetFiles(Path.Combine(ContractFile.Root, "src/Api/Transport"), "WebSocket*.cs")
            .SelectMany(file => CloseCode().Matches(File.ReadAllText(file)))
            .Select(x => x.Value)
            .Distinct()
            .Order(StringComparer.Ordinal);
        Rows(CloseRow()).Select(x => x.Key).Where(x => x[0] == '4').ShouldBe(used);
    }

    private static List<(string Key, string Value)> Rows(Regex row) =>
        [
            .. row.Matches(File.ReadAllText(Path.Combine(ContractFile.Root, "schema/graphql/errors.md")))
                .Select(x => (x.Groups[1].Value, x.Groups[2].Value)),
        ];

    [GeneratedRegex(@"^\| `([A-Z_]+)` \| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `([a-z][A-Za-z]+)` \| `([A-Z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex LimitRow();

    [GeneratedRegex(@"^\| `(\d{4})` \| (.)", RegexOptions.Multiline)]
    private static partial Regex CloseRow();

    [GeneratedRegex(@"\b44\d\d\b")]
    private static partial Regex CloseCode();
}
