using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>The frame of a unit: set by its manager, read by everyone there, printed where it helps.</summary>
public sealed class FrameTests
{
    /// <summary>A person at a question of a guide.</summary>
    private static readonly Dictionary<(string Guide, string Step), Talk> Asked = [];

    public static string Told(TeamFrame? frame) =>
        frame is null ? "none" : $"{string.Join('|', frame.Purposes)} / {frame.How} / {frame.Authority} / {frame.ExtrasRule} / {frame.Term} / {frame.Gender}";

    [Fact]
    public void The_manager_of_a_unit_sets_it_by_card()
    {
        var talk = Talk.Agreed().At(Places.Manager).Say("teamrahmen")
            .Tap("Weiter", ("purposes", "- Ruhe im Alltag\n- Rechtliche Klarheit"), ("how", "Ehrlich."))
            .Tap("Weiter", ("authority", "200 Euro"), ("extras", "gift"))
            .Tap("Weiter", ("term", "mandant"), ("gender", "star"));

        Assert.Equal("Ruhe im Alltag|Rechtliche Klarheit / Ehrlich. / 200 Euro / gift / mandant / star", Told(talk.Place.Frame));
        Assert.Contains("Das gilt ab jetzt für deine Einheit", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Wofür ihr da seid: Ruhe im Alltag · Rechtliche Klarheit\n", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Führungskraft", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.State.LightRuns);
    }

    [Fact]
    public void And_by_typing_where_semicolons_part_the_purposes()
    {
        var talk = Talk.Agreed().At(Places.Manager).Say("rahmen unseres teams")
            .Say("Ruhe im Alltag; Rechtliche Klarheit").Say("überspringen").Say("200 Euro").Say("Bewusstes Geschenk, selten").Say("Gäste").Say("4");

        Assert.Equal("Ruhe im Alltag|Rechtliche Klarheit /  / 200 Euro / gift / guest / pairs", Told(talk.Place.Frame));
    }

    [Fact]
    public void What_holds_already_stands_in_the_inputs_and_in_text_and_stays_when_it_is_left_out()
    {
        var talk = Talk.Agreed().At(Places.Manager with { Frame = Places.WithFrame.Frame }).Say("teamrahmen");

        Assert.Equal("Ruhe im Alltag\nRechtliche Klarheit", talk.Card.Prefilled["purposes"]);
        Assert.Contains("Bisher: Ruhe im Alltag · Rechtliche Klarheit", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Bisher: Bewusstes Geschenk, selten", talk.Copy().Say("weiter").Say("weiter").Say("weiter").Text, StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
            talk.Tap("Überspringen");
        Assert.Equal(Told(Places.WithFrame.Frame), Told(talk.Place.Frame));
    }

    [Fact]
    public void The_same_again_is_nothing_to_store()
    {
        var talk = Talk.Agreed().At(Places.Manager with { Frame = Places.WithFrame.Frame }).Say("teamrahmen");

        talk.Tap("Weiter", ("purposes", "Ruhe im Alltag\nRechtliche Klarheit"), ("how", "Ruhig, ehrlich, ohne Umwege."));

        Assert.Null(talk.Result!.Frame);
    }

    [Fact]
    public void A_dash_empties_what_stood_there()
    {
        var talk = Talk.Agreed().At(Places.Manager with { Frame = Places.WithFrame.Frame }).Say("teamrahmen").Say("–").Say("-").Say("-");

        Assert.Equal(" /  /  / gift / mandant / star", Told(talk.Place.Frame));
    }

    [Theory]
    [InlineData("a;b;c;d;e;f", "mehr als 5 Zeilen")]
    [InlineData("kurz\n123456789012345678901234567890123456789012345678901234567890123456789012345678901", "länger als 80 Zeichen")]
    public void Too_much_is_said_and_stays_in_the_card(string purposes, string said)
    {
        var talk = Talk.Agreed().At(Places.Manager).Say("teamrahmen").Tap("Weiter", ("purposes", purposes), ("how", "Ehrlich."));

        Assert.Contains(said, talk.Text, StringComparison.Ordinal);
        Assert.Equal(["purposes", "how"], talk.Asked);
        Assert.Equal((purposes, "Ehrlich."), (talk.Card.Prefilled["purposes"], talk.Card.Prefilled["how"]));
        Assert.Null(talk.Place.Frame);
        Assert.Equal(5, talk.Tap("Weiter", ("purposes", "a;b;c;d;e;e")).Place.Frame!.Purposes.Count);
    }

    [Fact]
    public void A_limit_of_authority_has_to_fit_into_a_button()
    {
        var talk = Talk.Agreed().At(Places.Manager).Say("teamrahmen").Tap("Überspringen").Tap("Weiter", ("authority", new string('9', TeamFrame.MaxAuthority + 1)), ("extras", "no"));

        Assert.Contains("länger als 40 Zeichen", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["authority", "extras"], talk.Asked);
        Assert.Equal(40, talk.Tap("Weiter", ("authority", new string('9', 40)), ("extras", "no")).Place.Frame!.Authority!.Length);
    }

    [Fact]
    public void Everyone_else_reads_it()
    {
        foreach (var place in new[] { Places.WithFrame, Places.WithFrame with { Unit = null, Roles = ["manager"] }, Places.WithFrame with { Roles = ["coach", "admin"] } })
        {
            var talk = Talk.Agreed().At(place).Say("teamrahmen");

            Assert.IsType<Reply.Message>(talk.Reply);
            Assert.Contains("Selbst entscheiden: 200 Euro", talk.Text, StringComparison.Ordinal);
            Assert.Equal(place.Unit is not null, talk.Text.Contains("Das legt die Führungskraft deiner Einheit fest.", StringComparison.Ordinal));
            Assert.Null(talk.Result!.Frame);
        }

        Assert.Contains("noch nichts festgelegt", Talk.Agreed().At(Places.Employee).Say("teamrahmen").Text, StringComparison.Ordinal);
        Assert.Contains("keine Einheit", Talk.Agreed().Say("teamrahmen").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_employee_who_clicks_what_a_managers_card_holds_reads_and_changes_nothing()
    {
        var manager = Talk.Agreed().At(Places.Manager).Say("teamrahmen");
        var answer = (TurnInput.Click)manager.Click("Weiter", ("purposes", "Meins"), ("how", "So"));
        var employee = Talk.Agreed().At(Places.WithFrame);

        foreach (var click in new[] { answer, answer with { Action = answer.Action with { Do = Verbs.Start, Arg = "GT" } }, answer with { Action = answer.Action with { Do = Verbs.Change } } })
        {
            employee.Do(click);
            Assert.Contains("Selbst entscheiden: 200 Euro", employee.Text, StringComparison.Ordinal);
            Assert.Null(employee.Result!.Frame);
            Assert.Equal(Told(Places.WithFrame.Frame), Told(employee.Place.Frame));
            Assert.DoesNotContain(employee.State.LightRuns, r => r.Guide == "GT");
        }
    }

    [Fact]
    public void Whoever_managed_the_unit_when_the_card_came_and_no_longer_does_changes_nothing()
    {
        var talk = Talk.Agreed().At(Places.Manager).Say("teamrahmen");
        var answer = talk.Click("Weiter", ("purposes", "Meins"));

        Assert.Null(talk.Copy().At(Places.Employee).Say("Meins").Place.Frame);
        Assert.IsType<Reply.Message>(talk.At(Places.Employee).Do(answer).Reply);
        Assert.Null(talk.Place.Frame);
        Assert.Empty(talk.State.LightRuns);
    }

    /// <summary>Every term in every style, and purposes full of marks: what is read is what was written.</summary>
    [Fact]
    public void It_is_printed_in_every_term_and_style_and_no_star_is_lost()
    {
        var terms = RealContent.Coach.Terms;
        foreach (var frame in from term in terms.Ids from gender in new[] { "neutral", "colon", "star", "pairs" } select new TeamFrame { Purposes = ["**Ruhe**", "[a](b)"], Authority = "*200*", ExtrasRule = "gift", Term = term, Gender = gender })
        {
            var (people, yours, stem) = (terms.ValueOf("people", frame, Language.De), terms.ValueOf("yours", frame, Language.De), terms.ValueOf("stem", frame, Language.De));

            Read(frame, "G2.3", "scope", "Euer Team ist da für: **Ruhe** · [a](b).");
            Read(frame, "G2.3", "rule", "Bewusstes Geschenk, selten");
            Read(frame, "G2.3", "balance", $"{stem}");
            Read(frame, "G5", "words", stem);
            Read(frame, "G6", "trio", "*200*");
            Read(frame, "G6", "decider", people);
            Read(frame, "G11", "ours", "**Ruhe** · [a](b)");
            Read(frame, "G11", "kind", yours);
        }
    }

    private static Talk At(string guide, string step)
    {
        if (!Asked.TryGetValue((guide, step), out var talk))
            Asked.Add((guide, step), talk = Walk.EveryQuestion(guide, Language.De, typing: false).First(t => t.Asked.Contains(step)));
        return talk;
    }

    /// <summary>At the question of the guide where that step is asked, text and card say it, and the card as it is drawn.</summary>
    private static void Read(TeamFrame frame, string guide, string step, string expected)
    {
        var talk = At(guide, step).Copy().At(Places.Employee with { Frame = frame });
        var place = $"{guide}.{step} {frame.Term} {frame.Gender}";

        talk.Do(new TurnInput.Again(talk.State.ActiveRun));
        if (talk.Asked.First() == step)
            Assert.Contains(expected, talk.Text, StringComparison.Ordinal);
        Assert.True(Drawn(talk).Contains(expected, StringComparison.Ordinal), $"{place}: {Drawn(talk)}");
        Assert.Empty(CardLint.Problems(talk.Card.Json));
    }

    /// <summary>What the card shows: Markdown is read in text blocks and facts, not in inputs and buttons.</summary>
    private static string Drawn(Talk talk)
    {
        var json = talk.Card.Json;
        var blocks = DrawnCard.Find(json, "TextBlock").Select(t => WithoutMarkdown(t["text"]!.GetValue<string>()));
        var labels = talk.Card.Inputs.SelectMany(i => i["choices"]?.AsArray().Select(c => c!["title"]!.GetValue<string>()).Append(i["label"]!.GetValue<string>()) ?? [i["label"]!.GetValue<string>()]);
        return string.Join('\n', [.. blocks, .. labels, .. talk.Card.Actions.Select(a => a["title"]!.GetValue<string>())]);
    }

    /// <summary>An escaped mark is itself; one that is not would be gone.</summary>
    private static string WithoutMarkdown(string text)
    {
        var result = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
                result.Append(text[++i]);
            else if (!"*_[]`".Contains(text[i], StringComparison.Ordinal))
                result.Append(text[i]);
        }

        return result.ToString();
    }
}
