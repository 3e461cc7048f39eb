using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>The menu: what one can do at a glance, what is paused, and the way to every guide.</summary>
public sealed class MenuTests
{
    private const int MostButtons = 9;
    private const int MostTaps = 3;

    public static TheoryData<Language> Languages => [Language.De, Language.En];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_guide_that_is_offered_is_reached_in_three_taps(Language language)
    {
        var reached = new Dictionary<string, int>(StringComparer.Ordinal);
        Look(Menu(language), 1, reached);

        Assert.All(Offered, g => Assert.InRange(reached.GetValueOrDefault(g.Id, int.MaxValue), 1, MostTaps));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void And_by_each_of_its_names_and_as_the_menu_calls_it(Language language)
    {
        foreach (var guide in Offered)
            foreach (var name in guide.Commands.All.Append(Name(guide, language)))
                Assert.True(Begun(Talk.Agreed(language).At(Places.Manager).Say("stopp").Say(name), guide), $"{guide.Id}: \"{name}\"");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Everything_is_seen_at_a_glance_and_every_offer_where_it_is_chosen(Language language)
    {
        var first = Menu(language);
        var text = first.Text;

        Assert.Equal(nameof(Repair.Sos), first.Reply!.Buttons[0].Arg);
        Assert.All(Offered.Where(g => g.Menu != MenuGroup.Settings), g => Assert.Contains(Name(g, language), text, StringComparison.Ordinal));
        var deeper = string.Join('\n', Headings(first).Select(b => first.Copy().Tap(b.Label)).SelectMany(t => Headings(t).Select(b => t.Copy().Tap(b.Label)).Append(t)).Append(first).Select(t => t.Text));
        Assert.All(Offered, g => Assert.Contains(RealContent.Fill(g.Offer!, language), deeper, StringComparison.Ordinal));
    }

    [Fact]
    public void Four_paused_guides_beside_an_open_one_are_all_there_the_newest_first()
    {
        var talk = Talk.Agreed().Say("Montagsrunde");
        foreach (var guide in new[] { "G2.1", "G3", "G5", "G8" })
            talk.Wait(TimeSpan.FromHours(2)).Say("menü").Do(new TurnInput.Click(new CardAction(Verbs.Start, guide, Arg: guide))).Say(guide == "G3" ? "1" : "Dienstagsrunde").Say("ein Wort");
        talk.Say("menü");

        Assert.True(talk.Reply!.Buttons.Count <= MostButtons);
        Assert.Equal("Weitermachen: Beziehungs-Check", talk.Reply.Buttons[1].Label);
        Assert.Equal("Alles Angehaltene (5)", talk.Reply.Buttons[2].Label);
        Assert.Equal(
            ["Weitermachen: Beziehungs-Check", "Weitermachen: Erwartungen klären", "Weitermachen: Den Menschen sehen", "Weitermachen: Erstes Gespräch", "Weitermachen: Kurz durchatmen", "Zum Menü"],
            talk.Tap("Alles Angehaltene (5)").Reply!.Buttons.Select(b => b.Label));
        Assert.DoesNotContain("Dienstagsrunde", talk.Text, StringComparison.Ordinal);
        Assert.Equal("G2.1", Assert.IsType<Reply.Question>(talk.Say("4").Reply).Ref.Guide);
    }

    /// <summary>A date at the beginning of a line reads like the number of a list.</summary>
    [Fact]
    public void When_a_guide_was_paused_stands_beneath_it_as_a_date_and_not_as_a_list()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("menü");

        Assert.Contains("Kurz durchatmen – 4. Mai 2026, 10:00\n", talk.Text, StringComparison.Ordinal);
        Assert.Contains("4.\u00A0Mai 2026, 10:00", DrawnCard.Find(talk.Card.Json, "TextBlock").Select(t => t["text"]!.GetValue<string>()));
    }

    [Fact]
    public void However_much_is_paused_everything_is_reached_page_by_page_and_told_apart()
    {
        var talk = Talk.Agreed();
        for (var i = 0; i < 19; i++)
            talk.Say("check-in").Say($"Runde {i} im Jahr").Wait(TimeSpan.FromSeconds(i % 3));

        talk.Say("menü").Tap("Alles Angehaltene (19)");
        var found = talk.Reply!.Buttons.Where(b => b.Do == Verbs.Resume).ToList();
        Assert.Equal(8, found.Count);
        while (talk.Reply!.Buttons.Any(b => b.Label == "Ältere"))
            found.AddRange(talk.Tap("Ältere").Reply!.Buttons.Where(b => b.Do == Verbs.Resume));

        Assert.Equal(19, found.Select(b => b.Run).Distinct().Count());
        Assert.All(found, b => Assert.Contains(talk.Runs.Keys, id => id == b.Run));
        Assert.Equal(8, talk.Tap("Neuere").Reply!.Buttons.Count(b => b.Do == Verbs.Resume));
    }

    [Theory]
    [InlineData("paused.99999999999999999999")]
    [InlineData("paused.-1")]
    [InlineData("paused.7")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void A_heading_that_does_not_exist_leads_to_the_menu_or_its_nearest_page(string heading)
    {
        var talk = Talk.Agreed().Do(new TurnInput.Click(new CardAction(Verbs.Menu, "token", Arg: heading)));

        Assert.Empty(CardLint.Problems(talk.Card.Json));
        Assert.Contains(talk.Reply!.Buttons, b => b.Do is Verbs.Repair or Verbs.Menu);
    }

    [Fact]
    public void Looking_around_changes_nothing()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("menü");
        var before = talk.State;
        foreach (var heading in new[] { "relationship", "programme", "team", "mine", "paused.0" })
            talk.Do(new TurnInput.ClickAgain(new CardAction(Verbs.Menu, "token", Arg: heading)));

        Assert.Equal(before, talk.State);
        Assert.IsType<Reply.Menu>(talk.Reply);
    }

    private static List<Guide> Offered => [.. RealContent.Coach.Guides.Newest.Where(g => g.Offer is not null)];

    /// <summary>As it stands on a button.</summary>
    private static string Name(Guide guide, Language language) => RealContent.Fill(guide.Title, language).Split(':')[0];

    private static Talk Menu(Language language) => Talk.Agreed(language).At(Places.Manager).Say("stopp").Say(language == Language.De ? "menü" : "menu");

    private static IEnumerable<CardButton> Headings(Talk talk) => talk.Reply!.Buttons.Where(b => b.Do == Verbs.Menu);

    private static void Look(Talk talk, int taps, Dictionary<string, int> reached)
    {
        Assert.Empty(CardLint.Problems(talk.Card.Json));
        foreach (var button in talk.Reply!.Buttons.Where(b => b.Do == Verbs.Start))
            if (Begun(talk.Copy().Tap(button.Label), RealContent.Coach.Guides.Find(button.Arg!)!))
                reached[button.Arg!] = Math.Min(taps, reached.GetValueOrDefault(button.Arg!, int.MaxValue));
        foreach (var heading in Headings(talk))
            if (taps < MostTaps)
                Look(talk.Copy().Tap(heading.Label), taps + 1, reached);
    }

    private static bool Begun(Talk talk, Guide guide) => talk.Reply is Reply.Question { Ref.Guide: var begun } && begun == guide.Id;
}
