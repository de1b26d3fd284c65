using System.Collections.Immutable;
using HotDash.Domain.Approvals;
using HotDash.Domain.Tests.Approvals;
using HotDash.Domain.Trust;
using NodaTime;

namespace HotDash.Domain.Tests.Trust;

public class when_reading_takes_its_time
{
    [Theory, Trait("rule", "R26")]
    [InlineData(0, 2_000)]
    [InlineData(1, 2_020)]
    [InlineData(50, 3_000)]
    [InlineData(3_000, 62_000)]
    public void it_is_two_seconds_and_one_for_every_fifty_characters(int characters, int milliseconds)
    {
        var takes = Duration.FromMilliseconds(milliseconds);
        ReadingTime.Of(characters).ShouldBe(takes);
        ReadingTime.IsTooShort(takes - Duration.FromMilliseconds(1), characters).ShouldBeTrue();
        ReadingTime.IsTooShort(takes, characters).ShouldBeFalse();
        ReadingTime.IsTooShort(takes + Duration.FromMilliseconds(1), characters).ShouldBeFalse();
    }

    [Fact, Trait("rule", "R26")]
    public void all_that_a_reviewer_sees_counts_and_nothing_else()
    {
        var whole = Content() with { Salt = Text(64), Confidence = 1, LastMessageSeen = "m-1", Intent = "tag" };
        ReadingTime.CharactersOf(whole).ShouldBe(16_383 + 4 * "{}".Length);
    }

    [Fact, Trait("rule", "R26")]
    public void what_is_not_there_is_not_read()
    {
        var content = Content() with { Evidence = null, Impact = null, Risk = null, Rollback = null, Actions = [] };
        ReadingTime.CharactersOf(content).ShouldBe(1);
        ReadingTime
            .CharactersOf(Content() with { Evidence = new(null, null, null, [], [], ["q"], ["s"]) })
            .ShouldBe(16_383 + 4 * 2 - 2 - 4 - 8 - 16 - 32);
    }

    /// <summary>Each text twice as long as the one before: whichever is left out, the sum tells.</summary>
    private static ApprovalContent Content() =>
        new(
            Text(1),
            ApprovalKind.Growth,
            Priority.Low,
            null,
            null,
            null,
            new Evidence(Text(2), Text(4), Text(8), [Text(16)], [Text(32)], ["q"], ["s"]),
            new Impact(new('x', 64), ["m"], new('x', 128), new('x', 256)),
            new Risk(Text(512), new('x', 1024)),
            new Rollback([new('x', 2048)], [Action(4096, 0), Action(0, 0)]),
            [Action(8192, 0), Action(0, 0)],
            null,
            Text(0)
        );

    private static ProposedAction Action(int personal, int _) =>
        new(
            "a1",
            "product.tag",
            Drafts.Parsed("{}"),
            personal == 0
                ? ImmutableSortedDictionary<string, PersonalText>.Empty
                : ImmutableSortedDictionary<string, PersonalText>.Empty.Add("text", Text(personal))
        );

    private static PersonalText Text(int length) => new("s", new string('x', length));
}
