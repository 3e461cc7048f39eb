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

    [Fact]
    public void With_the_relationship_a_check_in_named_it_is_about_none_any_more()
    {
        var talk = Talk.Agreed().Tap("Weiter", ("client", "Montagsrunde"), ("strain", "4")).Say("stopp").Say("behalten");
        talk.Runs[talk.Runs.Keys.Single()] = talk.Runs.Values.Single() with { Answers = [.. talk.Runs.Values.Single().Answers.Select(a => a.Step == "strain" ? a with { At = a.At.AddDays(1) } : a)] };
        Assert.NotNull(talk.Runs.Values.Single().About);

        Pass(talk, Planned(talk), Planned(talk).Due);

        Assert.Empty(Answer(talk, "client"));
        Assert.Equal(["4"], Answer(talk, "strain"));
        Assert.Null(talk.Runs.Values.Single().About);
    }

    [Fact]
    public void A_relationship_that_came_along_goes_in_time_as_well()
    {
        var talk = LoopContent.Agreed().Say("Montagsrunde").Say("4").Say("genervt").Say("Hitze").Say("2").Say("Klarheit").Say("nein").Say("ja").Say("Die Beziehung klären").Say("Los");
        var started = talk.Open.StartedAt;
        talk.Wait(TimeSpan.FromDays(2)).Say("Der Ton").Say("stopp").Say("behalten");

        var due = talk.Retentions.Where(n => n.Run == talk.Finished.First().Id).Select(n => n.Due).Single();

        Assert.Equal(started.AddDays(365), due);
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
