using HotDash.Domain.Notifications;
using NodaTime;

namespace HotDash.Domain.Tests.Notifications;

public class when_a_digest_is_made
{
    [Fact, Trait("rule", "R52")]
    public void one_that_waited_is_itself() => Digest.Of([Item("a")], Now).ShouldBe(Item("a"));

    [Fact, Trait("rule", "R52")]
    public void several_are_one_as_loud_as_the_loudest()
    {
        var late = Item("c") with { ExpiresAt = Now + Duration.FromDays(2) };
        var digest = Digest.Of([Item("a"), Item("b", NotificationPriority.High), late], Now).ShouldNotBeNull();
        digest.Title.ShouldBe("3 notifications");
        digest.Message.ShouldBe("b; a; c.");
        digest.Priority.ShouldBe(NotificationPriority.High);
        digest.Kind.ShouldBe(NotificationKind.System);
        digest.Action.ShouldBeNull();
        digest.ExpiresAt.ShouldBe(late.ExpiresAt);
    }

    [Theory, Trait("rule", "R52")]
    [InlineData(5, "1; 2; 3; 4; 5.")]
    [InlineData(6, "1; 2; 3; 4; 5; and 1 more.")]
    [InlineData(12, "1; 2; 3; 4; 5; and 7 more.")]
    public void it_names_five(int count, string message) =>
        Digest
            .Of([.. Enumerable.Range(1, count).Select(n => Item($"{n}"))], Now)
            .ShouldNotBeNull()
            .Message.ShouldBe(message);

    [Fact, Trait("rule", "R53")]
    public void what_has_expired_meanwhile_is_not_in_it()
    {
        var gone = Item("gone") with { ExpiresAt = Now };
        var nearly = Item("nearly") with { ExpiresAt = Now + Duration.FromTicks(1) };
        Digest.Of([gone, nearly], Now).ShouldBe(nearly);
        Digest.Of([gone], Now).ShouldBeNull();
        Digest.Of([], Now).ShouldBeNull();
    }

    private static Digest Item(string title, NotificationPriority priority = NotificationPriority.Medium) =>
        new(
            NotificationKind.Approval,
            priority,
            title,
            $"About {title}.",
            new("Review", title),
            Now + Duration.FromDays(1)
        );

    private static readonly Instant Now = Instant.FromUtc(2026, 1, 15, 8, 0);
}
