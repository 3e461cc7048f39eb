using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>Privacy rule P12: answers go when their time is over, and not before.</summary>
public sealed class RetentionTests
{
    [Fact]
    public void A_note_goes_after_thirty_days_and_the_other_answers_stay()
    {
        var talk = Finished();
        var due = Planned(talk);

        Assert.InRange(due.Due - talk.Now, TimeSpan.FromDays(29.9), TimeSpan.FromDays(30));
        Pass(talk, due, due.Due - TimeSpan.FromMinutes(1));
        Assert.Equal(["shoulders"], Answer(talk, "body"));
        Pass(talk, due, due.Due);

        Assert.Empty(Answer(talk, "body"));
        Assert.Equal(["annoyed"], Answer(talk, "feel"));
    }

    [Fact]
    public void After_a_year_the_whole_check_in_is_gone()
    {
        var talk = Finished();
        Pass(talk, Planned(talk), Planned(talk).Due);
        var second = Planned(talk);

        Assert.InRange(second.Due - talk.Now, TimeSpan.FromDays(334), TimeSpan.FromDays(335));
        Pass(talk, second, second.Due + TimeSpan.FromHours(1));

        Assert.Empty(talk.Runs);
    }

    [Fact]
    public void A_parked_check_in_loses_its_note_and_keeps_its_place()
    {
        var talk = Talk.Agreed();
        talk.Tap("Weiter", ("strain", "4")).Tap("Weiter", ("feel", "annoyed"), ("body", "shoulders")).Say("pause");
        var due = Planned(talk);

        Pass(talk, due, due.Due);

        Assert.Empty(Answer(talk, "body"));
        Assert.Contains("Woher kommt es", talk.Say("fortsetzen").Text, StringComparison.Ordinal);
    }

    private static Talk Finished()
    {
        var talk = Talk.Agreed();
        return talk.Tap("Weiter", ("strain", "4")).Tap("Weiter", ("feel", "annoyed"), ("body", "shoulders"))
            .Tap("Weiter", ("source", "process")).Tap("Weiter", ("frame", "in")).Tap("Das reicht so");
    }

    private static void Pass(Talk talk, Nudge nudge, DateTimeOffset at)
    {
        talk.Now = at;
        talk.Do(new TurnInput.Due(nudge));
        Assert.Null(talk.Reply);
    }

    private static Nudge Planned(Talk talk) => Assert.Single(talk.Retentions);

    private static ImmutableList<string> Answer(Talk talk, string step) => talk.Runs.Values.Single().Answers.Single(a => a.Step == step).Values;
}
