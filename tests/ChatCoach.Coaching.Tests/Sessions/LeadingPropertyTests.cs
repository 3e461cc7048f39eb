using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Sessions;

/// <summary>Whatever people in a led session do, and in whatever order: nobody reads what was not shown to them, and nobody gets stuck.</summary>
public sealed class LeadingPropertyTests
{
    private const int Steps = 100;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_card_holds_what_somebody_else_did_not_show_and_there_is_always_a_way_on(int seed)
    {
        var random = new Random(seed);
        var circle = new Circle();
        if (seed % 3 == 0)
            circle.Coach.Say("sitzung beginnen");
        else
            circle.Begun();
        var dina = circle.Dina();
        var words = new Dictionary<string, Talk>(StringComparer.Ordinal);
        for (var step = 0; step < Steps; step++)
        {
            Talk[] all = [circle.Owner, circle.Coach, circle.Guest, dina];
            var talk = all[random.Next(all.Length)];
            talk.Now = all.Max(t => t.Now);
            if (!Act(talk, circle, random, words, $"Wort{seed}x{step}y"))
                continue;
            if (talk.Reply is not null)
                Look(talk, circle, words);
        }
    }

    private static bool Act(Talk talk, Circle circle, Random random, Dictionary<string, Talk> words, string word)
    {
        if (talk.Nudges.Find(n => n.Kind == NudgeKind.Session && n.Due <= talk.Now) is { } due && random.Next(2) == 0)
        {
            talk.Nudges.Remove(due);
            talk.Do(new TurnInput.Due(due));
            return true;
        }

        if (random.Next(4) == 0 || talk.Reply is null)
        {
            talk.Say(random.Next(6) == 0 && talk != circle.Owner && talk != circle.Guest ? "mein coach-tisch" : "zur sitzung");
            return true;
        }

        if (talk.Reply is Reply.Question { Items: [{ Kind: StepKind.Text }, ..] } question && question.Ref.Guide == "G9")
        {
            words[word] = talk;
            if (random.Next(2) == 0)
                talk.Say(word);
            else
                talk.Tap("Weiter", [.. question.Items.Select((item, n) => (item.Step, n == 0 ? word : random.Next(2) == 0 ? "show" : "keep"))]);
            return true;
        }

        var buttons = talk.Reply.Buttons.Where(b => b.Do is Verbs.Session or Verbs.SessionDo or Verbs.Answer or Verbs.Aside && !Ends(b, random)).ToList();
        if (buttons.Count == 0)
            return false;
        if (buttons[random.Next(buttons.Count)] is var button && button.Do == Verbs.Answer && button.Arg is null)
            talk.Say("überspringen");
        else if (random.Next(2) == 0)
            talk.Say(button.Label);
        else
            talk.Tap(button.Label);
        return true;
    }

    /// <summary>What ends it all is done only now and then.</summary>
    private static bool Ends(CardButton button, Random random) =>
        (button.Arg?.Contains("close", StringComparison.Ordinal) == true || button.Arg?.Contains("led-no", StringComparison.Ordinal) == true || button.Arg?.Contains("pass", StringComparison.Ordinal) == true) && random.Next(8) > 0;

    private static void Look(Talk talk, Circle circle, Dictionary<string, Talk> words)
    {
        Assert.True(talk.Reply!.Buttons.Count + talk.Reply.Footer.Count > 1, talk.Text);
        var text = talk.Text;
        foreach (var (word, author) in words.Where(w => w.Value != talk && text.Contains(w.Key, StringComparison.Ordinal)))
        {
            var answer = circle.Session.Led?.Answers.Find(a => a.Values.Any(v => v.Contains(word, StringComparison.Ordinal)));
            var kept = circle.Session.Summaries.Exists(s => s.Experiment?.Contains(word, StringComparison.Ordinal) == true || s.Rules.Exists(r => r.Contains(word, StringComparison.Ordinal)));
            Assert.True(kept || answer is { Shown: true }, $"{word} was not shown.\n{text}");
            var held = talk.Hold(circle.Session);
            Assert.True(kept || held.Part != Part.Coach || answer!.Coach == held.Me, $"{word} was shown to another coach.\n{text}");
            Assert.True(author is not null);
        }
    }
}
