using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

public sealed class RelationshipCardTests
{
    private const string Alias = "Montagsrunde";

    /// <summary>As long as own words may be.</summary>
    private static readonly string LongWords = string.Concat(Enumerable.Repeat("Wir schicken das Angebot früh, sie prüfen es. ", 20))[..480].Trim();

    [Theory]
    [InlineData("Montagsrunde")]
    [InlineData("montagsrunde")]
    [InlineData("Montagsrude")]
    [InlineData("meine beziehungen|1")]
    [InlineData("Beziehungen|Montagsrunde")]
    [InlineData("english|my relationships|1")]
    public void It_is_shown_when_it_is_called(string words)
    {
        var talk = Talk.CheckedIn();
        foreach (var word in words.Split('|'))
            talk.Say(word);

        Assert.Equal(Alias, Assert.IsType<Reply.Timeline>(talk.Reply).Title);
    }

    [Fact]
    public void Own_check_ins_are_dots_with_their_number_and_the_newest_last()
    {
        var talk = Talk.CheckedIn().Wait(TimeSpan.FromDays(7)).Say("check-in").Say(Alias).Say("2").Say("Es war hart").Say("stopp").Say("behalten");

        var card = Assert.IsType<Reply.Timeline>(talk.Say(Alias).Reply);

        Assert.Equal([4, 2], card.Dots.Select(d => d.State));
        Assert.Contains("Check-ins: 4. Mai 4/5 · 11. Mai 2/5", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_dots_at_most_fit_a_phone()
    {
        var talk = Talk.CheckedIn();
        for (var i = 0; i < 12; i++)
            talk.Say("check-in").Say(Alias).Say("3").Say("stopp").Say("behalten");

        Assert.Equal(10, Assert.IsType<Reply.Timeline>(talk.Say(Alias).Reply).Dots.Count);
        Assert.Empty(CardLint.Problems(talk.Card.Json));
    }

    [Fact]
    public void Entries_stand_newest_first_and_older_ones_on_the_next_page()
    {
        var talk = Full(Talk.CheckedIn());
        var first = Assert.IsType<Reply.Timeline>(talk.Say(Alias).Reply).Entries;
        var seen = first.ToList();
        while (talk.Reply!.Buttons.Any(b => b.Label == "Ältere"))
        {
            talk.Tap("Ältere");
            Assert.Empty(CardLint.Problems(talk.Card.Json));
            seen.AddRange(Assert.IsType<Reply.Timeline>(talk.Reply).Entries);
        }

        Assert.Equal(8, first.Count);
        Assert.Equal(RelationshipRecord.MaxAgreements + RelationshipRecord.MaxExtras + RelationshipRecord.MaxEvents, seen.Count);
    }

    [Theory]
    [InlineData("vereinbarungen")]
    [InlineData("sonderlocken")]
    public void A_list_is_paged_through_to_its_end_and_every_page_is_a_good_card(string list)
    {
        var talk = Full(Talk.CheckedIn()).Say(list);
        var seen = Assert.IsType<Reply.Listing>(talk.Reply).Entries.ToList();
        while (talk.Reply!.Buttons.Any(b => b.Label == "Ältere"))
        {
            talk.Tap("Ältere");
            Assert.Empty(CardLint.Problems(talk.Card.Json));
            seen.AddRange(Assert.IsType<Reply.Listing>(talk.Reply).Entries);
        }

        Assert.Equal(60, seen.Count);
        Assert.Equal(60, seen.Distinct().Count());
    }

    [Fact]
    public void Long_words_are_whole_where_an_entry_stands_alone()
    {
        var talk = Full(Talk.CheckedIn()).Say("vereinbarungen");
        Assert.Contains("…", talk.Text, StringComparison.Ordinal);

        talk.Say("1");

        Assert.DoesNotContain("…", talk.Text, StringComparison.Ordinal);
        Assert.Contains(LongWords, talk.Text, StringComparison.Ordinal);
        Assert.Empty(CardLint.Problems(talk.Card.Json));
    }

    [Fact]
    public void A_list_called_with_several_relationships_asks_which_and_during_a_guide_takes_its_own()
    {
        var talk = Talk.CheckedIn().Begin("GR").Say("Stadtwerke");
        Assert.Contains("Sonderlocke", talk.Copy().Say("sonderlocken").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Copy().Say("sonderlocken").Reply!.Buttons, b => b.Label == Alias);

        talk.Say("pause").Say("sonderlocken");

        Assert.Equal(["Stadtwerke", Alias], talk.Reply!.Buttons.Select(b => b.Label));
    }

    [Fact]
    public void What_was_noted_about_an_entry_that_is_gone_changes_nothing()
    {
        var talk = Talk.CheckedIn().Through("G2.6", Alias, ("held", "yes"), ("agree", "Angebot"), ("more", "no")).Say("vereinbarungen").Say("1");
        var kept = talk.Click("Gehalten");
        talk.Tap("Löschen");

        talk.Do(kept);

        Assert.Contains("gibt es nicht mehr", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.RecordOf(Alias).Agreements);
    }

    [Theory]
    [InlineData(Verbs.Relationship, "{0}")]
    [InlineData(Verbs.List, "agreements:{0}")]
    [InlineData(Verbs.List, "extras:{0}:99")]
    [InlineData(Verbs.List, "agreements:{0}:open:x")]
    [InlineData(Verbs.Entry, "agreements:{0}:delete:x")]
    [InlineData(Verbs.Entry, "agreements:{0}:kept")]
    [InlineData(Verbs.Later, "{0}")]
    [InlineData(Verbs.List, "")]
    [InlineData(Verbs.Relationship, ":::")]
    public void The_id_of_somebody_elses_relationship_shows_and_changes_nothing(string verb, string arg)
    {
        var talk = Talk.CheckedIn();
        talk.Records["theirs"] = RelationshipRecord.New with { Agreements = [new Agreement("x", new DateOnly(2026, 5, 4), "geheim", null, null, null, AgreementState.Open, "r")] };

        talk.Do(new TurnInput.Click(new CardAction(verb, "token", Arg: string.Format(System.Globalization.CultureInfo.InvariantCulture, arg, "theirs"))));

        Assert.NotNull(talk.Reply);
        Assert.DoesNotContain("geheim", talk.Card.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(talk.Result!.Relationships);
        Assert.Empty(talk.Result.Nudges);
    }

    [Fact]
    public void Every_way_on_of_the_card_starts_its_guide_about_the_relationship()
    {
        var talk = Talk.CheckedIn().Say(Alias);
        foreach (var label in talk.Reply!.Buttons.Where(b => b.Do == Verbs.Start).Select(b => b.Label).ToList())
        {
            var there = talk.Copy().Tap(label);
            Assert.IsType<Reply.Question>(there.Reply);
            Assert.DoesNotContain("client", there.Asked);
            Assert.Equal(talk.IdOf(Alias), there.Runs.Values.Single(r => r.FinishedAt is null).About);
        }

        Assert.Equal(5, talk.Reply!.Buttons.Count(b => b.Do == Verbs.Start));
    }

    [Fact]
    public void Own_words_are_no_Markdown()
    {
        var talk = Talk.CheckedIn().Through("G2.6", Alias, ("held", "yes"), ("agree", "**fett** [a](b) <b>"), ("more", "no")).Say("vereinbarungen");

        Assert.Contains("""\\*\\*fett\\*\\* \\[a\\](b) \\<b\\>""", talk.Card.Json["body"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.Contains("**fett** [a](b) <b>", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_therapy_goes_on_with_the_next_part_and_names_its_session()
    {
        var talk = Talk.CheckedIn().Through("G2.1", Alias, ("entrench", "1"), ("time", "ok"), ("date", "2026-05-11"));

        Assert.Contains("Termin 1 von 3 · bisher: Erstes Gespräch", talk.Text, StringComparison.Ordinal);
        talk.Tap("Weiter: Zwei Sichten").Answers("G2.2", ("ours", "x"));
        Assert.Contains("Termin 1 von 3 · bisher: Erstes Gespräch, Zwei Sichten", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["known"], talk.Tap("Nächster Termin: Rahmen und Sonderlocken").Asked);
        Assert.Contains("Nächster Termin: 11. Mai 2026", talk.Say("pause").Say(Alias).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_talk_that_was_moved_is_no_part_done()
    {
        var talk = Talk.CheckedIn().Through("G2.6", Alias, ("held", "moved"), ("newdate", "2026-05-20"));

        Assert.Empty(talk.RecordOf(Alias).Programme!.Done);
        Assert.Equal(new DateOnly(2026, 5, 20), talk.RecordOf(Alias).Programme!.NextOn);
    }

    [Fact]
    public void Nothing_of_a_check_in_stands_in_what_others_on_it_get()
    {
        var talk = Talk.CheckedIn();

        talk.Through("G3", Alias, ("safe", "hard"), ("goal", "Ruhe")).Through("G8", Alias, ("asks", "1"));

        Assert.Empty(talk.Records);
    }

    private static Talk Full(Talk talk)
    {
        string Words(int i) => $"{i} {LongWords}";
        var day = new DateOnly(2026, 1, 1);
        talk.Records[talk.IdOf(Alias)] = RelationshipRecord.New with
        {
            Agreements = [.. Enumerable.Range(0, RelationshipRecord.MaxAgreements).Select(i => new Agreement($"a{i}", day.AddDays(i), Words(i), "decider", day.AddDays(400), "yes", AgreementState.Dropped, "r"))],
            Extras = [.. Enumerable.Range(0, RelationshipRecord.MaxExtras).Select(i => new Extra($"e{i}", day.AddDays(i), Words(i), "include", "r"))],
            Events = [.. Enumerable.Range(0, RelationshipRecord.MaxEvents).Select(i => new RelationshipEvent($"v{i}", day.AddDays(i), "mail", Words(i), "r"))],
            Scope = new Said(Words(0), day, "r"),
        };
        return talk;
    }
}
