using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Understanding;

/// <summary>Own words outside a guide: what is offered for them, and what becomes of it.</summary>
public sealed class WishTests
{
    private const string Again = "schon wieder so ein Anruf von der Huber AG, die wollen alles umsonst";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_guide_is_offered_with_the_relationship_filled_in_and_begins_only_with_a_yes(bool typed)
    {
        var talk = Free("Huber AG", "Montagsrunde");
        var (runs, active) = (talk.Runs.Count, talk.State.ActiveRun);
        talk.Say(Again);

        var first = talk.Reply!.Buttons[0];
        Assert.Equal((Verbs.Start, $"G1@{IdOf(talk, "Huber AG")}"), (first.Do, first.Arg));
        Assert.Contains("Huber AG", first.Label, StringComparison.Ordinal);
        Assert.Equal((runs, active), (talk.Runs.Count, talk.State.ActiveRun));
        Assert.DoesNotContain("umsonst", System.Text.Json.JsonSerializer.Serialize(talk.State), StringComparison.Ordinal);

        _ = typed ? talk.Say("1") : talk.Tap(first.Label);
        Assert.Equal(("G1", IdOf(talk, "Huber AG")), (talk.Open.Guide, talk.Open.About));
    }

    [Fact]
    public void English_is_understood_likewise()
    {
        var talk = Talk.Agreed(Language.En).Say("restart").Say("how do I tell them no");

        Assert.Equal("G5", talk.Reply!.Buttons[0].Arg);
    }

    [Theory]
    [InlineData("xyzzy plugh")]
    [InlineData("20")]
    public void What_is_not_understood_gets_three_offers_and_a_way_on(string text)
    {
        var talk = Free().Say(text);

        Assert.Contains("nicht verstanden", talk.Text, StringComparison.Ordinal);
        Assert.Equal(3, talk.Reply!.Buttons.Count(b => b.Do == Verbs.Start));
        Assert.Equal(nameof(Repair.Help), talk.Reply.Buttons[^1].Arg);
    }

    [Theory]
    [InlineData("kann mein chef das lesen?", Verbs.Notice, null)]
    [InlineData("lösch bitte alles von mir", Verbs.Repair, nameof(Repair.Forget))]
    [InlineData("was hast du über mich gespeichert", Verbs.Repair, nameof(Repair.MyData))]
    public void Questions_about_what_is_kept_lead_to_their_answer(string text, string verb, string? arg)
    {
        var first = Free().Say(text).Reply!.Buttons[0];

        Assert.Equal((verb, arg), (first.Do, first.Arg));
    }

    [Fact]
    public void Where_a_question_is_open_the_words_answer_it()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("4").Say("genervt").Say(Again);

        Assert.NotEmpty(talk.Asked);
    }

    [Fact]
    public void Before_the_notice_was_agreed_to_it_comes_first()
    {
        var talk = new Talk { Hints = new ClientHints(Language.De, "Europe/Berlin") };
        talk.Do(new TurnInput.Arrived());
        talk.Say("Deutsch").Say("neustart").Say(Again);

        Assert.DoesNotContain(talk.Buttons, b => b.Do == Verbs.Start);
        Assert.Null(talk.State.AgreedAt);
    }

    [Fact]
    public void Of_two_relationships_that_may_be_meant_none_is_filled_in()
    {
        var talk = Free("Huber AG", "Huber GmbH").Say(Again);

        Assert.Equal("G1", talk.Reply!.Buttons[0].Arg);
    }

    [Fact]
    public void Words_of_despair_lead_to_help_and_to_no_guide()
    {
        var talk = Free("Huber AG").Say("wieder huber. ich will nicht mehr leben");

        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Do == Verbs.Start);
    }

    /// <summary>Nothing is open; these relationships are known.</summary>
    private static Talk Free(params string[] aliases)
    {
        var talk = Talk.Agreed().Say("neustart");
        foreach (var alias in aliases)
            talk.Say("Kurz durchatmen").Say(alias).Say("4").Say("stopp").Say("Behalten").Say("neustart");
        Assert.Equal(aliases.Order(StringComparer.Ordinal), talk.State.Relationships.Select(r => r.Alias).Order(StringComparer.Ordinal));
        return talk;
    }

    private static string IdOf(Talk talk, string alias) => talk.State.Relationships.Single(r => r.Alias == alias).Id;
}
