using CsCheck;
using HotDash.Domain.Approvals;

namespace HotDash.Domain.Tests.Approvals;

public class when_two_texts_are_compared
{
    [Theory, Trait("rule", "R8")]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("a", "aa", 1)]
    [InlineData("aa", "a", 1)]
    [InlineData("abcabc", "abc", 3)]
    public void the_distance_is_levenshteins(string before, string after, int distance) =>
        Distance(before, after).ShouldBe(distance);

    [Fact, Trait("rule", "R8")]
    public void it_is_what_the_definition_says() =>
        Gen.Select(Text, Text).Sample((a, b) => Distance(a, b).ShouldBe(a == b ? null : Defined(a, b)));

    private static int? Distance(string before, string after)
    {
        var story = Story.Drafted(Drafts.Reply with { Summary = $"!{before}" });
        return story
            .Edit(People.Agent, new(Summary: $"!{after}"))
            .Events.OfType<ApprovalEdited>()
            .SingleOrDefault()
            ?.Edits.Single()
            .Distance;
    }

    private static int Defined(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return a.Length + b.Length;
        if (a[0] == b[0])
            return Defined(a[1..], b[1..]);
        return 1 + Math.Min(Defined(a[1..], b[1..]), Math.Min(Defined(a[1..], b), Defined(a, b[1..])));
    }

    private static readonly Gen<string> Text = Gen.Char["abc"].Array[0, 6].Select(c => new string(c));
}
