using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>What may be counted: only with a yes, only from the next week on, only the taps named for it (privacy rule P3).</summary>
public sealed class CountingTests
{
    private static readonly DateTimeOffset Wednesday = new(2026, 5, 6, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_a_yes_nothing_counts() => Assert.Empty(Talk.CheckedIn().Contributions);

    [Fact]
    public void A_yes_counts_from_the_next_Monday_on()
    {
        var talk = Yes();
        Assert.Equal(new DateOnly(2026, 5, 11), talk.State.CountsFrom);

        talk.Now = new(2026, 5, 10, 21, 0, 0, TimeSpan.Zero);
        Assert.Empty(CheckIn(talk).Contributions);
        talk.Now = new(2026, 5, 10, 22, 5, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 5, 11), CheckIn(talk).Contributions[0].Day);
    }

    [Fact]
    public void A_yes_on_a_Monday_counts_from_the_Monday_after()
    {
        var talk = Talk.Agreed().Say("einstellungen").Tap("Ja, zählen");

        Assert.Equal(new DateOnly(2026, 5, 11), talk.State.CountsFrom);
    }

    [Fact]
    public void Only_the_taps_named_for_it_count_and_never_how_somebody_feels()
    {
        var talk = Counted();

        Assert.Equal(["checkin.frame:out", "checkin.source:process", VoiceCells.TookPart], talk.Contributions.Select(c => c.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_changed_answer_replaces_what_the_check_in_counted_in_its_own_week()
    {
        var talk = Counted();
        var day = talk.Contributions[0].Day;
        talk.Wait(TimeSpan.FromDays(9)).Say("meine check-ins").Say("ändern").Say("Rahmen").Tap("Weiter", ("frame", "unclear"));

        Assert.Equal(["checkin.frame:unclear", "checkin.source:process", VoiceCells.TookPart], talk.Contributions.Select(c => c.Code).Order(StringComparer.Ordinal));
        Assert.All(talk.Contributions, c => Assert.Equal(day, c.Day));
    }

    [Fact]
    public void A_check_in_from_before_the_yes_does_not_count_by_being_changed()
    {
        var talk = CheckIn(Yes());
        talk.Wait(TimeSpan.FromDays(9)).Say("meine check-ins").Say("ändern").Say("Rahmen").Tap("Weiter", ("frame", "unclear"));

        Assert.Empty(talk.Contributions);
    }

    [Fact]
    public void Deleting_a_check_in_takes_back_what_it_counted() =>
        Assert.Empty(Counted().Say("meine check-ins").Tap("Diesen Eintrag löschen").Tap("Ja, löschen").Contributions);

    [Fact]
    public void Taking_the_yes_back_takes_back_what_no_card_has_shown()
    {
        var talk = Counted().Say("einstellungen").Tap("Nein");

        Assert.True(talk.Result!.UncountAll);
        Assert.Null(talk.State.CountsFrom);
        Assert.Empty(CheckIn(talk).Contributions);
    }

    [Fact]
    public void Saying_yes_again_keeps_the_day_it_began()
    {
        var talk = Counted();
        var from = talk.State.CountsFrom;

        Assert.Equal(from, talk.Say("einstellungen").Tap("Ja, zählen").State.CountsFrom);
        Assert.False(talk.Result!.UncountAll);
    }

    private static Talk Yes()
    {
        var talk = Talk.Agreed();
        talk.Now = Wednesday;
        return talk.Say("einstellungen").Tap("Ja, zählen").Tap("Überspringen");
    }

    private static Talk Counted()
    {
        var talk = Yes();
        talk.Now = Wednesday.AddDays(7);
        return CheckIn(talk);
    }

    private static Talk CheckIn(Talk talk) =>
        talk.Say("neustart").Say("check-in").Say("Montagsrunde").Say("4").Say("genervt").Say("Hitze").Say("2").Say("Klarheit").Say("nein").Say("ja").Say("Das reicht so");

    [Fact]
    public void A_run_that_counts_only_with_a_yes_of_its_own_counts_with_both()
    {
        Assert.Equal(["disarm.missing:effort", VoiceCells.TookPart], Shared(general: true, "Ja, zählen"));
        Assert.Empty(Shared(general: true, "Nein"));
        Assert.Empty(Shared(general: true, "weiter"));
        Assert.Empty(Shared(general: false, "Ja, zählen"));
    }

    [Fact]
    public void A_yes_while_counting_is_switched_off_says_how_it_is_switched_on()
    {
        var talk = ToShare(general: false).Say("Ja, zählen");

        Assert.Contains("Zählen ist bei dir ausgeschaltet", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ausgeschaltet", ToShare(general: true).Say("Ja, zählen").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ausgeschaltet", ToShare(general: false).Say("Nein").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_answer_counts_where_a_star_says_so()
    {
        var talk = Counting(LoopContent.Agreed()).Say("extras klären").Tap("Überspringen")
            .Tap("Weiter", ("extra", "eins"), ("who", "them")).Tap("Ja").Tap("Weiter", ("extra", "zwei"), ("who", "me")).Tap("Nein").Tap("3");

        Assert.Equal(["test.who:them", "test.who:me", VoiceCells.TookPart], talk.Contributions.Select(c => c.Code));
    }

    private static IEnumerable<string> Shared(bool general, string answer) => ToShare(general).Say(answer).Contributions.Select(c => c.Code);

    private static Talk ToShare(bool general) =>
        (general ? Counting(LoopContent.Agreed()) : LoopContent.Agreed()).Say("erstes gespräch").Say("weiter").Say("Mehr Aufwand").Say("Anstrengend").Say("Beide");

    /// <summary>A week after the general yes.</summary>
    private static Talk Counting(Talk talk) => talk.Say("einstellungen").Say("Ja, zählen").Say("Sachlich").Say("Nein, ich komme zu dir").Wait(TimeSpan.FromDays(8));
}
