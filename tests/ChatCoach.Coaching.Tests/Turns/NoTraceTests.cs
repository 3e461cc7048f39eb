using System.Text.Json;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>Crisis and abuse leave no trace (privacy rule P20), and no value of an answer goes out unasked (P16).</summary>
public sealed class NoTraceTests
{
    [Theory]
    [InlineData("sos", "hilfe")]
    [InlineData("ich will nicht mehr leben", "hilfe")]
    [InlineData("ich kann nicht mehr", "hilfe")]
    [InlineData("ich wurde bedroht", "hilfe")]
    [InlineData("der Kunde bringt mich noch um", "der Kunde kommt um zehn")]
    public void Outside_the_sealed_state_such_a_turn_leaves_what_a_harmless_one_leaves(string words, string harmless)
    {
        foreach (var person in new[] { new Talk().Do(new TurnInput.Arrived()), Talk.Agreed().Say("Montagsrunde").Say("4"), Talk.CheckedIn() })
            Assert.Equal(Outside(person.Copy().Say(harmless)), Outside(person.Copy().Say(words)));
    }

    [Fact]
    public void The_way_through_help_leaves_nothing_at_all()
    {
        foreach (var (guide, word) in new[] { ("SOS", "sos"), ("GI", "ich wurde bedroht"), ("ASK", "ich kann nicht mehr") })
        {
            foreach (var walk in Walk.All(guide, Language.De))
            {
                var talk = walk.ByTyping();
                Assert.DoesNotContain(talk.State.LightRuns, r => r.Guide == guide);
                Assert.DoesNotContain($"\"{guide}\"", JsonSerializer.Serialize(talk.State with { LightRuns = [] }), StringComparison.Ordinal);
                Assert.Empty(talk.Contributions);
                Assert.All(talk.Runs.Values, r => Assert.Empty(r.Answers));
            }

            Assert.NotEmpty(word);
        }
    }

    [Fact]
    public void The_answer_that_leads_to_help_leaves_what_its_neighbour_leaves()
    {
        var at = Talk.Agreed().Say("Montagsrunde").Say("1");

        Assert.Equal(Outside(at.Copy().Say("Es war einfach anstrengend")), Outside(at.Copy().Say("Beleidigt, bedroht oder belästigt")));
    }

    [Theory]
    [InlineData("G1", "Es war einfach anstrengend", "Beleidigt, bedroht oder belästigt")]
    [InlineData("G1", "Es war einfach anstrengend", "Mir geht es insgesamt nicht gut")]
    [InlineData("G3", "Schwierig", "Das andere")]
    public void The_open_run_remembers_the_same_of_either_answer(string guide, string harmless, string harm)
    {
        var at = guide == "G1" ? Talk.Agreed().Say("Montagsrunde").Say("1") : Talk.CheckedIn().Say("den menschen sehen");
        foreach (var typed in new[] { true, false })
        {
            var (one, other) = (at.Copy(), at.Copy());
            var id = at.Open.Id;

            _ = typed ? (one.Say(harmless), other.Say(harm)) : (one.Tap(harmless), other.Tap(harm));

            Assert.Equal(Remembered(one.Runs[id]), Remembered(other.Runs[id]));
        }
    }

    /// <summary>Answers, and what spent the cards. The next question of the harmless way has a card of its own.</summary>
    private static string Remembered(Run run) => string.Join(' ', run.Answers.Select(a => $"{a.Step}:{a.Visit}={string.Join(',', a.Values)}").Concat(run.Cards.Take(2).Where(c => c.Steps.Contains("safe")).Select(c => c.Spent ?? "new")));

    [Fact]
    public void Who_taps_help_on_the_older_card_after_all_gets_it()
    {
        var talk = Talk.CheckedIn().Say("den menschen sehen");
        var (harmless, harm) = (talk.Click("Schwierig"), talk.Click("Das andere"));

        talk.Do(harmless).Do(harm);

        Assert.Contains("liegt nicht an dir", talk.Text, StringComparison.Ordinal);
        Assert.Contains("liegt nicht an dir", talk.Do(harm).Text, StringComparison.Ordinal);
        Assert.Equal(["client", "contrast", "goal"], talk.Say("stopp").Tap("Weitermachen").Asked);
    }

    [Fact]
    public void After_the_end_the_way_to_help_is_not_in_the_check_in()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("1").Say("Beleidigt, bedroht oder belästigt").Say("stopp").Tap("Weitermachen").Say("stopp").Say("behalten");

        Assert.DoesNotContain("harm", JsonSerializer.Serialize(talk.Finished.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void No_card_that_was_not_asked_for_shows_a_value_of_an_answer()
    {
        var canaries = new[] { "Kanarienrunde", "genervt", "Hitze", "Aus unseren Abläufen", "Klarheit", "Sonderlocke" };
        var talk = Talk.Agreed().Say(canaries[0]).Say("4").Say("genervt").Say("Hitze").Say("2").Say("Klarheit").Say("Nein, eine Sonderlocke");
        Unasked(talk, canaries);
        foreach (var word in new[] { "hilfe", "warum", "wer sieht das", "pause", "fortsetzen", "stopp", "weiter", "ändern", "vergiss mich", "nein", "meine daten", "neustart", "hallo", "irgendwas", "sos", "stopp", "einstellungen" })
            Unasked(talk.Say(word), canaries);
        Unasked(talk.Say("hilfe").Tap("Alles Angehaltene (2)"), canaries);
        Unasked(talk.Tap("Weitermachen: Kurz durchatmen"), canaries);
        Unasked(talk.Say("ja"), canaries);
        Unasked(talk.Say("5 Minuten Pause"), canaries);
        Unasked(talk.Wait(TimeSpan.FromMinutes(5)).Do(new TurnInput.Due(talk.Nudges[^1])), canaries);
        Unasked(talk.Say("meine check-ins").Say("ändern"), canaries);
        Unasked(talk.Say("Rahmen").Say("Der Rahmen ist unklar"), [.. canaries, "unklar"]);

        Assert.Contains("genervt", talk.Say("zusammenfassung").Text, StringComparison.Ordinal);
        Assert.Contains("auf deinen Wunsch", talk.Text, StringComparison.Ordinal);
    }

    /// <summary>What a question offers to choose from is no answer; what stands in its inputs was asked for.</summary>
    private static void Unasked(Talk talk, string[] canaries)
    {
        var reply = talk.Reply!;
        var said = reply switch
        {
            Reply.Question q => [q.Title, q.Lead, q.Answered, .. q.Items.Select(i => i.Ask), .. q.Items.Select(i => i.Value)],
            Reply.Message m => [m.Title, .. m.Paragraphs, .. m.Buttons.Select(b => b.Label)],
            Reply.Menu m => [m.Title, m.SmallPrint, .. m.Paragraphs, .. m.Buttons.Select(b => b.Label)],
            _ => (IEnumerable<string?>)["a summary nobody asked for", .. canaries],
        };
        foreach (var canary in canaries)
            Assert.DoesNotContain(canary, string.Join('\n', said.Append(reply.OldCardLine)), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Everything a turn leaves beside the sealed state, by kind and number.</summary>
    private static string Outside(Talk talk)
    {
        var result = talk.Result!;
        var runs = string.Join(',', result.Runs.Select(r => r is RunChange.Put put ? $"put {put.Run.Guide} {put.Run.FinishedAt is not null}" : "remove"));
        return $"runs [{runs}] nudges {result.Nudges.Count} counted {result.Contributions.Count} uncounted {result.Uncounted.Count} {result.UncountAll} {result.Erase} {result.ForgetRuns} reply {result.Reply is not null}";
    }
}
