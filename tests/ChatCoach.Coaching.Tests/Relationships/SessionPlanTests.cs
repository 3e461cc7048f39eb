using System.Collections.Immutable;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Tests.Relationships;

public sealed class SessionPlanTests
{
    [Theory]
    [InlineData(null, 3, 2, 4)]
    [InlineData(1, 3, 2, 4)]
    [InlineData(2, 3, 2, 4)]
    [InlineData(3, 4, 3, 6)]
    [InlineData(4, 6, 4, 8)]
    [InlineData(5, 8, 6, 10)]
    public void The_more_entrenched_the_longer_and_less_or_more_is_one_step(int? entrenchment, int proposed, int less, int more)
    {
        Assert.Equal(proposed, SessionPlan.For(entrenchment));
        Assert.Equal(proposed, SessionPlan.For(entrenchment, "ok"));
        Assert.Equal(proposed, SessionPlan.For(entrenchment, null));
        Assert.Equal(less, SessionPlan.For(entrenchment, "less"));
        Assert.Equal(more, SessionPlan.For(entrenchment, "more"));
    }

    [Theory]
    [InlineData(4, "ok", null, "2 6 12")]
    [InlineData(5, "ok", null, "2 6 12 24")]
    [InlineData(null, "other", null, "2 6 12")]
    [InlineData(5, "other", "dense", "1 3 6")]
    [InlineData(5, "other", "wide", "4 12")]
    [InlineData(1, "other", "once", "6")]
    [InlineData(5, "none", null, "")]
    [InlineData(5, null, null, "")]
    [InlineData(1, "ok", "dense", "2 6 12")]
    public void Follow_ups_come_after_these_weeks(int? entrenchment, string? plan, string? spacing, string weeks) =>
        Assert.Equal(weeks, string.Join(' ', SessionPlan.FollowUpWeeks(entrenchment, plan, spacing)));

    [Theory]
    [InlineData(2, "2.1 2.2 2.3 | 2.4 2.5 2.6")]
    [InlineData(3, "2.1 2.2 | 2.3 2.4 2.5 | 2.6")]
    [InlineData(4, "2.1 2.2 | 2.3 2.4 | 2.5 | 2.6")]
    [InlineData(6, "2.1 | 2.2 | 2.3 | 2.4 | 2.5 | 2.6")]
    [InlineData(8, "2.1 | 2.2 | 2.3 | 2.4 | 2.5 | 2.6 | 2.5 | 2.6")]
    [InlineData(10, "2.1 | 2.2 | 2.3 | 2.4 | 2.5 | 2.6 | 2.5 | 2.6 | 2.4 | 2.6")]
    public void The_parts_lie_in_these_sessions(int sessions, string parts) =>
        Assert.Equal(parts, string.Join(" | ", SessionPlan.Parts(sessions).Select(s => string.Join(' ', s.Select(g => g[1..])))));

    [Theory]
    [InlineData(3, "", "G2.1 1")]
    [InlineData(3, "G2.1", "G2.2 1")]
    [InlineData(3, "G2.1 G2.2", "G2.3 2")]
    [InlineData(3, "G2.3", "G2.1 1")]
    [InlineData(3, "G2.1 G2.2 G2.3 G2.4 G2.5 G2.6", "")]
    [InlineData(8, "G2.1 G2.2 G2.3 G2.4 G2.5 G2.6", "G2.5 7")]
    [InlineData(8, "G2.1 G2.2 G2.3 G2.4 G2.5 G2.6 G2.5", "G2.6 8")]
    [InlineData(8, "G2.1 G2.2 G2.3 G2.4 G2.5 G2.5 G2.6 G2.6", "")]
    public void What_was_not_walked_yet_comes_next(int planned, string done, string next)
    {
        var part = SessionPlan.Next(Planned(planned, done));

        Assert.Equal(next, part is null ? "" : $"{part.Guide} {part.Session}");
    }

    [Theory]
    [InlineData(3, "G2.6", 1)]
    [InlineData(3, "G2.6 G2.1", 2)]
    [InlineData(3, "G2.1 G2.2", 1)]
    [InlineData(3, "G2.1 G2.1 G2.1", 1)]
    [InlineData(8, "G2.1 G2.2 G2.3 G2.4 G2.5 G2.6 G2.5", 7)]
    public void So_many_sessions_have_begun_in_whatever_order(int planned, string done, int begun) =>
        Assert.Equal(begun, SessionPlan.Begun(Planned(planned, done)));

    [Fact]
    public void A_part_that_was_walked_twice_stands_in_its_later_session()
    {
        Assert.Equal(5, SessionPlan.SessionOf(Planned(8, "G2.1 G2.2 G2.3 G2.4 G2.5"), "G2.5"));
        Assert.Equal(7, SessionPlan.SessionOf(Planned(8, "G2.1 G2.2 G2.3 G2.4 G2.5 G2.6 G2.5"), "G2.5"));
        Assert.Null(SessionPlan.SessionOf(Planned(8, "G2.1"), "G2.5"));
    }

    private static Programme Planned(int planned, string done) => new(null, planned, null,
        [.. done.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(g => new PartDone(g, new DateOnly(2026, 5, 4)))], "run");
}
