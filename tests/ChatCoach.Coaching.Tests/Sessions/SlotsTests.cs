using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Tests.Sessions;

public sealed class SlotsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 45, 0, 3)]
    [InlineData(0, 46, 0, 4)]
    [InlineData(14, 45, 0, 4)]
    [InlineData(-1, 45, -1, 4)]
    [InlineData(0, 0, 0, 0)]
    public void Every_quarter_that_is_touched_is_covered(int minutes, int length, int first, int count) => Assert.Equal(
        Enumerable.Range(first, count).Select(n => Slots.Of(Noon) + n),
        Slots.Covering(Noon.AddMinutes(minutes), TimeSpan.FromMinutes(length)));

    [Fact]
    public void A_quarter_is_the_same_on_every_wall_and_begins_where_it_was_counted()
    {
        var slot = Slots.Of(Noon);

        Assert.Equal(slot, Slots.Of(Noon.ToOffset(TimeSpan.FromMinutes(345)).AddMinutes(14.9)));
        Assert.Equal(Noon, Slots.Begin(slot));
        Assert.Equal(-1, Slots.Of(DateTimeOffset.UnixEpoch.AddTicks(-1)));
    }
}
