using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>The same activity twice: what the first delivery showed is shown again, wherever that changes nothing.</summary>
public sealed class RepeatedLookTests
{
    /// <summary>Where somebody stands, and what they tap to look at something there.</summary>
    public static TheoryData<string, string> Looks => new()
    {
        { "page", "Ältere" },
        { "page", "Ändern" },
        { "page", "Diesen Eintrag löschen" },
        { "page", "Weitermachen" },
        { "end", "Zusammenfassung" },
        { "end", "Meine Check-ins" },
        { "data", "Datenschutz: alles lesen" },
        { "data", "Meine Check-ins" },
        { "question", "Warum?" },
        { "question", "Hilfe" },
        { "question", "Pause" },
        { "question", "Zurück" },
        { "question", "Ändern" },
        { "question", "SOS" },
        { "question", "Mehr zeigen" },
        { "paused", "Weitermachen" },
        { "paused", "In einer Stunde erinnern" },
        { "paused", "Am nächsten Arbeitstag erinnern" },
        { "reminded", "Reicht für heute" },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public void The_same_delivery_again_shows_the_same_and_changes_nothing(string where, string label)
    {
        var talk = At(where);
        var click = Assert.IsType<TurnInput.Click>(talk.Click(label));
        var shown = talk.Do(click).Text;
        var (answers, reminders) = (Answers(talk), talk.Nudges.ToList());

        talk.Do(new TurnInput.ClickAgain(click.Action));

        Assert.Equal(shown, talk.Text);
        Assert.Equal(answers, Answers(talk));
        Assert.Equal(reminders, talk.Nudges);
    }

    [Theory]
    [InlineData("page", "Ältere")]
    [InlineData("end", "Zusammenfassung")]
    [InlineData("data", "Datenschutz: alles lesen")]
    [InlineData("question", "Warum?")]
    [InlineData("question", "Ändern")]
    [InlineData("paused", "In einer Stunde erinnern")]
    public void A_look_that_comes_again_leaves_nothing_to_store(string where, string label)
    {
        var talk = At(where);
        var click = Assert.IsType<TurnInput.Click>(talk.Click(label));
        var state = talk.Do(click).State;

        talk.Do(new TurnInput.ClickAgain(click.Action));

        Assert.Same(state, talk.State);
        Assert.Empty(talk.Result!.Runs);
    }

    [Fact]
    public void A_look_that_comes_again_late_leaves_alone_what_was_begun_since()
    {
        var talk = At("page");
        var older = Assert.IsType<TurnInput.Click>(talk.Click("Ältere"));
        talk.Do(older).Say("vergiss mich");
        var asked = talk.Text;

        Assert.Equal(asked, talk.Do(new TurnInput.ClickAgain(older.Action)).Text);
        Assert.Equal("forget-scope", talk.State.Aside?.Kind);
    }

    [Fact]
    public void A_look_at_what_is_gone_since_shows_where_one_stands()
    {
        var talk = At("end");
        var summary = Assert.IsType<TurnInput.Click>(talk.Click("Zusammenfassung"));
        talk.Do(summary).Tap("Diesen Eintrag löschen").Tap("Ja, löschen");

        talk.Do(new TurnInput.ClickAgain(summary.Action));

        Assert.IsType<Reply.Menu>(talk.Reply);
        Assert.DoesNotContain("nicht mehr gibt", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_comes_again_late_is_not_given_again()
    {
        var talk = Talk.Agreed();
        var click = Assert.IsType<TurnInput.Click>(talk.Click("Weiter", ("client", "Montagsrunde"), ("strain", "4")));
        talk.Do(click).Tap("Weiter", ("feel", "calm"), ("body", "breath"));
        var (answers, asked) = (Answers(talk), talk.Asked.ToList());

        Assert.Equal(asked, talk.Do(new TurnInput.ClickAgain(click.Action)).Asked);
        Assert.Equal(answers, Answers(talk));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_taps_their_way_to_help_twice_stays_there(bool sameDelivery)
    {
        var talk = Talk.Agreed().Tap("Weiter", ("client", "Montagsrunde"), ("strain", "1"));
        foreach (var label in new[] { "Beleidigt, bedroht oder belästigt", "Mir geht es insgesamt nicht gut", "SOS" })
        {
            var there = talk.Copy();
            var click = Assert.IsType<TurnInput.Click>(there.Click(label));
            var shown = there.Do(click).Text;

            there.Do(sameDelivery ? new TurnInput.ClickAgain(click.Action) : click);

            Assert.Equal(shown, there.Text);
            Assert.NotEqual("G1", Assert.IsType<Reply.Question>(there.Reply).Ref.Guide);
        }
    }

    [Fact]
    public void A_reminder_asked_for_by_a_double_tap_is_confirmed_and_the_pause_stays()
    {
        var talk = At("paused");
        var remind = talk.Click("In einer Stunde erinnern");
        var confirmed = talk.Do(remind).Text;

        Assert.Equal(confirmed, talk.Do(remind).Text);
        Assert.Null(talk.State.ActiveRun);
        Assert.Single(talk.Nudges);
    }

    private static Talk At(string where) => where switch
    {
        "page" => Twice().Say("check-in").Say("meine check-ins"),
        "end" => Talk.CheckedIn(),
        "data" => Talk.CheckedIn().Say("meine daten"),
        "question" => Talk.Agreed().Tap("Weiter", ("client", "Montagsrunde"), ("strain", "4")),
        "paused" => At("question").Tap("Pause"),
        "reminded" => Reminded(At("paused").Tap("In einer Stunde erinnern")),
        _ => throw new ArgumentOutOfRangeException(nameof(where), where, null),
    };

    private static Talk Twice() => Talk.CheckedIn().Wait(TimeSpan.FromDays(1)).Say("check-in").Say("Runde 2").Say("4").Say("stopp").Say("behalten");

    private static Talk Reminded(Talk talk) => talk.Wait(TimeSpan.FromHours(1)).Do(new TurnInput.Due(talk.Nudges.Single()));

    private static List<string> Answers(Talk talk) =>
        [.. talk.Runs.Values.Concat(talk.State.LightRuns).OrderBy(r => r.Id, StringComparer.Ordinal).SelectMany(r => r.Answers.Select(a => $"{r.Id} {a.Step}={string.Join(',', a.Values)}"))];
}
