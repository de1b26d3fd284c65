using HotDash.Domain.Tiles;

namespace HotDash.Domain.Tests.Tiles;

public class when_approvals_wait
{
    [Theory, Trait("rule", "R30")]
    [InlineData(0, QueueLevel.Calm)]
    [InlineData(2, QueueLevel.Calm)]
    [InlineData(3, QueueLevel.Attention)]
    [InlineData(10, QueueLevel.Attention)]
    [InlineData(11, QueueLevel.Backlog)]
    public void their_number_tells_how_full_the_queue_is(int pending, QueueLevel level) =>
        QueueLevels.Of(pending).ShouldBe(level);
}
