using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>What works at any time works at every question of every guide, before the notice was agreed to as well (guides B.20).</summary>
public sealed class EveryQuestionTests
{
    private static readonly string[] Guides = [.. RealContent.Guides.Select(g => g.Id)];

    public static TheoryData<string> German => [.. Guides];

    [Fact]
    public void Every_question_of_every_guide_is_passed()
    {
        foreach (var guide in Guides)
        {
            var asked = Everywhere(guide).SelectMany(t => t.Asked).ToHashSet(StringComparer.Ordinal);
            Assert.Empty(RealContent.Coach.Guides.Find(guide)!.Steps.Select(s => s.Id).Except(asked, StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(German))]
    public void Help_shows_the_menu_whose_first_line_is_the_way_to_help_and_leads_back(string guide) => Everywhere(guide, talk =>
    {
        var asked = talk.Asked.ToList();

        var menu = Assert.IsType<Reply.Menu>(talk.Say("hilfe").Reply);

        Assert.Equal(nameof(Repair.Sos), menu.Buttons[0].Arg);
        Assert.True(menu.Buttons.Count <= 9);
        Assert.StartsWith(talk.Say("weitermachen").Asked.First(), asked[0], StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(German))]
    public void Sos_comes_at_once_and_leads_back(string guide) => Everywhere(guide, talk =>
    {
        var first = talk.Asked.First();
        Assert.Equal("SOS", Assert.IsType<Reply.Question>(talk.Say("SOS").Reply).Ref.Guide);
        if (guide is "SOS" or "ASK")
            return;

        talk.Say("So war es nicht gemeint").Say("Weiter");

        Assert.Contains("TelefonSeelsorge", talk.Text, StringComparison.Ordinal);
        Assert.Equal(first, talk.Tap("Weitermachen").Asked.First());
    });

    [Theory]
    [MemberData(nameof(German))]
    public void The_language_switches_at_once_and_keeps_the_place(string guide) => Everywhere(guide, talk =>
    {
        var asked = talk.Asked.First();
        var answers = Answers(talk);

        talk.Say("in English");

        Assert.Equal(Language.En, talk.Reply!.Language);
        Assert.Equal(Language.En, talk.State.Language);
        Assert.Equal(asked == "lang" ? "privacy" : asked, talk.Asked.First());
        Assert.Equal(answers, Answers(talk));
    });

    [Theory]
    [MemberData(nameof(German))]
    public void Why_says_the_purpose_and_who_sees_the_class_and_both_ask_again(string guide) => Everywhere(guide, talk =>
    {
        var whole = RealContent.Coach.Guides.Find(guide)!;
        var step = whole.Find(talk.Asked.First())!;

        Assert.Contains(RealContent.Fill(step.Why, Language.De), talk.Say("warum").Text, StringComparison.Ordinal);
        Assert.Equal([step.Id], talk.Asked);
        var class_ = step.Privacy switch
        {
            _ when whole.Keeps == Keeps.Session => "Ohne dein Ja niemand",
            null => "Niemand",
            PrivacyClass.Note => "30 Tagen",
            PrivacyClass.Team => "Dein Team",
            _ => "Nur du",
        };
        Assert.Contains(class_, talk.Say("wer sieht das").Text, StringComparison.Ordinal);
        Assert.Equal([step.Id], talk.Asked);
    });

    [Theory]
    [MemberData(nameof(German))]
    public void A_pause_keeps_the_place(string guide) => Everywhere(guide, talk =>
    {
        var asked = talk.Asked.First();
        var answers = Answers(talk);

        talk.Say("pause");

        Assert.Null(talk.State.ActiveRun);
        Assert.Empty(talk.Result!.Nudges);
        Assert.Equal(asked, talk.Tap("Weitermachen").Asked.First());
        Assert.Equal(answers, Answers(talk));
    });

    [Theory]
    [MemberData(nameof(German))]
    public void A_restart_loses_nothing(string guide) => Everywhere(guide, talk =>
    {
        var answers = Answers(talk);

        talk.Say("neustart");

        Assert.True(talk.State.AgreedAt is null ? talk.Reply is Reply.Question { Ref.Guide: "G0" } : talk.Reply is Reply.Menu);
        Assert.Equal(answers, Answers(talk));
    });

    [Theory]
    [MemberData(nameof(German))]
    public void Back_asks_the_question_before_or_says_that_there_is_none(string guide) => Everywhere(guide, talk =>
    {
        var asked = talk.Asked.First();
        var run = talk.State.LightRuns.Concat(talk.Runs.Values).First(r => r.Id == talk.State.ActiveRun);
        var before = GuidePath.Walk(RealContent.Coach.Guides, RealContent.Coach.Guides.Find(guide)!, run).Answered;

        talk.Say("zurück");

        Assert.Equal(before.Count == 0 ? asked : before[^1].Step.Id, talk.Asked.First());
        Assert.Equal(before.Count == 0, talk.Text.Contains("erste Frage", StringComparison.Ordinal));
        Assert.Equal(asked, before.Count == 0 ? asked : talk.Say("weiter").Asked.First());
    });

    [Theory]
    [MemberData(nameof(German))]
    public void Change_lists_what_was_answered_by_label(string guide) => Everywhere(guide, talk =>
    {
        var answered = Answers(talk).Count > 0;

        talk.Say("ändern");

        Assert.Equal(answered && guide == "G1", talk.Text.Contains("Was möchtest du ändern", StringComparison.Ordinal) && guide == "G1");
        Assert.NotEmpty(talk.Reply!.Buttons);
    });

    [Theory]
    [MemberData(nameof(German))]
    public void Stop_asks_what_is_to_become_of_what_is_there_or_ends(string guide) => Everywhere(guide, talk =>
    {
        var active = talk.State.ActiveRun!;
        var stored = RealContent.Coach.Guides.Find(guide)!.Steps.Where(s => s.Field is not null && s.Kind != StepKind.Confirm).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var kept = talk.Runs.TryGetValue(active, out var run) && run.Answers.Any(a => a.Values.Count > 0 && stored.Contains(a.Step));

        talk.Say("stopp");

        Assert.Equal(kept, talk.State.Aside?.Kind == "stop");
        if (kept)
            Assert.Equal(active, Assert.Single(talk.Copy().Say("behalten").Runs.Values, r => r.FinishedAt is not null).Id);
        if (kept)
            Assert.DoesNotContain(active, talk.Copy().Say("löschen").Runs.Keys);
        Assert.DoesNotContain(talk.State.LightRuns, r => r.Guide == guide && guide is "GI" or "SOS" or "ASK");
    });

    [Theory]
    [MemberData(nameof(German))]
    public void Forget_me_asks_what_and_whether_and_a_no_leads_back(string guide) => Everywhere(guide, talk =>
    {
        var asked = talk.Asked.First();
        var answers = Answers(talk);

        talk.Say("vergiss mich").Say("Alles von mir");
        Assert.Equal("forget-sure", talk.State.Aside?.Kind);
        Assert.True(talk.Copy().Say("ja").Erased);
        talk.Say("nein");

        Assert.False(talk.Erased);
        Assert.Equal(asked, talk.Asked.First());
        Assert.Equal(answers, Answers(talk));
    });

    [Theory]
    [MemberData(nameof(German))]
    public void My_check_ins_and_settings_are_reached(string guide) => Everywhere(guide, talk =>
    {
        var checkIns = talk.Copy().Say("meine check-ins");
        Assert.Contains("Noch kein Check-in", checkIns.Text + (checkIns.Reply as Reply.Question)?.Lead, StringComparison.Ordinal);

        Assert.Equal(talk.State.AgreedAt is null ? "G0" : "G0S", Assert.IsType<Reply.Question>(talk.Say("einstellungen").Reply).Ref.Guide);
    });

    [Theory]
    [MemberData(nameof(German))]
    public void Skipping_from_any_question_always_reaches_the_end(string guide) => Everywhere(guide, talk =>
    {
        for (var i = 0; i < 20 && talk.Reply is Reply.Question question && question.Ref.Guide == guide; i++)
        {
            // The first card of all speaks no language yet; its foot holds no link to skip.
            if (talk.State.Language is null)
                talk.Say("überspringen");
            else
                talk.Tap("Überspringen");
        }

        Assert.False(talk.Reply is Reply.Question { Ref.Guide: var still } && still == guide, "It went on for ever.");
    });

    [Theory]
    [MemberData(nameof(German))]
    public void Every_card_is_a_good_card_in_both_languages(string guide)
    {
        foreach (var talk in Walk.EveryQuestion(guide, Language.De).Concat(Walk.EveryQuestion(guide, Language.En)))
            Assert.Empty(CardLint.Problems(talk.Card.Json));
    }

    private static IReadOnlyList<Talk> Everywhere(string guide) => Walk.EveryQuestion(guide, Language.De);

    private static void Everywhere(string guide, Action<Talk> look)
    {
        foreach (var talk in Everywhere(guide))
        {
            var place = string.Join('+', talk.Asked);
            try
            {
                look(talk.State.Language == Language.En ? talk.Say("deutsch") : talk);
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or InvalidOperationException)
            {
                Assert.Fail($"At {guide}.{place}: {e.Message}\n{talk.Text}");
            }
        }
    }

    private static List<string> Answers(Talk talk) =>
        [.. talk.Runs.Values.SelectMany(r => r.Answers).Where(a => a.Values.Count > 0).Select(a => $"{a.Step}={string.Join(',', a.Values)}")];
}
