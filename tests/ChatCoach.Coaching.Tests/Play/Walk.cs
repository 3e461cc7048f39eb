using System.Collections.Concurrent;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>One way through a guide. Where answers branch, the tape decides; elsewhere every answer has its turn.</summary>
public sealed class Walk(string guide, Language language, IReadOnlyList<int> tape, int number)
{
    /// <summary>More than any guide asks on any way.</summary>
    private const int MostQuestions = 100;

    private readonly Dictionary<string, int> visits = new(StringComparer.Ordinal);

    /// <summary>How many answers each branching question on the way had.</summary>
    public List<int> Widths { get; } = [];

    /// <summary>The person at its end, who tapped.</summary>
    public Talk Tapped { get; private set; } = new();

    private Guide Guide => RealContent.Coach.Guides.Find(guide)!;

    /// <summary>All ways through a guide, each walked by tapping.</summary>
    /// <param name="guide">Its id.</param>
    /// <param name="language">The person's.</param>
    /// <param name="passing">Is shown the person at each question.</param>
    public static IEnumerable<Walk> All(string guide, Language language, Action<Talk>? passing = null)
    {
        var tape = new List<int>();
        for (var number = 0; ; number++)
        {
            var walk = new Walk(guide, language, [.. tape], number) { Passing = passing ?? (_ => { }) };
            walk.Tapped = walk.ByTapping();
            yield return walk;
            while (tape.Count < walk.Widths.Count)
                tape.Add(0);
            while (tape.Count > 0 && tape[^1] + 1 >= walk.Widths[tape.Count - 1])
                tape.RemoveAt(tape.Count - 1);
            if (tape.Count == 0)
                yield break;
            tape[^1]++;
        }
    }

    public override string ToString() => $"{guide} {language} [{string.Join(' ', tape)}]";

    public Talk ByTapping() => Go((talk, question) =>
    {
        var values = Chosen(question);
        if (values.All(v => v.Value.Length == 0))
            talk.Tap(T(talk, RealContent.Coach.Texts.ButtonSkip));
        else if (question.Buttons.FirstOrDefault(b => b.Arg is not null && b.Do == Verbs.Answer && b.Arg == values[0].Value) is { } button)
            talk.Tap(button.Label);
        else
            talk.Tap(T(talk, RealContent.Coach.Texts.ButtonNext), [.. values]);
    });

    public Talk ByTyping() => Go((talk, question) =>
    {
        var item = question.Items[0];
        talk.Say(Typed(talk, item, Choose(item)));
    });

    /// <summary>A person at each question of a guide, however it is asked.</summary>
    public static IReadOnlyList<Talk> EveryQuestion(string guide, Language language, bool typing = true) =>
        [.. Known.GetOrAdd((guide, language, typing), key => new(() => Questions(key.Guide, key.Language, key.Typing))).Value.Select(t => t.Copy())];

    private static readonly ConcurrentDictionary<(string Guide, Language Language, bool Typing), Lazy<IReadOnlyList<Talk>>> Known = new();

    private static List<Talk> Questions(string guide, Language language, bool typing)
    {
        if (RealContent.Coach.Guides.Find(guide) is { Keeps: Keeps.Session })
            return [.. LedQuestions.Of(language, typing)];
        var places = new Dictionary<string, Talk>(StringComparer.Ordinal);
        foreach (var walk in All(guide, language, Pass))
        {
            if (typing)
                walk.ByTyping();
        }

        return [.. places.Values];

        void Pass(Talk talk)
        {
            var asked = string.Join('+', talk.Asked);
            if (!places.ContainsKey(asked))
                places.Add(asked, talk.Copy());
        }
    }

    private Action<Talk> Passing { get; init; } = _ => { };

    private Talk Go(Action<Talk, Reply.Question> answer)
    {
        Widths.Clear();
        visits.Clear();
        var talk = Begin();
        for (var asked = 0; talk.Reply is Reply.Question question; asked++)
        {
            Assert.True(asked < MostQuestions, $"{this} never ends.");
            if (question.Ref.Guide == guide)
            {
                Passing(talk);
                answer(talk, question);
            }
            else if (talk.Runs.Values.Any(r => r.FinishedAt is null && r.Guide == guide) && talk.Say("stopp").Reply!.Buttons.Find(b => b.Do == Verbs.Resume) is { } back)
                talk.Tap(back.Label);
            else
                break;
        }

        return talk;
    }

    /// <summary>One answer for each input of a card; whoever leaves out the first one of a list leaves out all that is about it.</summary>
    private List<(string Step, string Value)> Chosen(Reply.Question question)
    {
        var first = (question.Items[0].Step, Value: Choose(question.Items[0]));
        var nothing = first.Value.Length == 0 && Guide.Find(first.Step)!.LeftOut is not null;
        return [first, .. question.Items.Skip(1).Select(i => (i.Step, nothing ? "" : Choose(i)))];
    }

    private Talk Begin()
    {
        if (guide == "G0")
            return new Talk { Hints = new ClientHints(language, "Europe/Berlin") }.Do(new TurnInput.Arrived());
        var talk = Talk.Agreed(language);
        talk.Place = Guide.Who switch { Audience.Manager => Places.Manager, Audience.Coach => Places.Coach, _ => talk.Place };
        return guide == "G1" ? talk : talk.Do(new TurnInput.Click(new CardAction(Verbs.Start, talk.Reply!.Ref.Token, Arg: guide)));
    }

    /// <summary>
    /// The same answer for the same visit of a step, in whichever way it is given; empty: left out. Where a relationship decides
    /// what is asked, the tape decides about it, with every second answer to the first question that branches. From the third
    /// time round a list on, every answer has its turn: all of them each time would be thousands of ways.
    /// </summary>
    private string Choose(QuestionItem item)
    {
        var visit = visits.GetValueOrDefault(item.Step);
        visits[item.Step] = visit + 1;
        var step = Guide.Find(item.Step)!;
        if (step.Field == "user.lang")
            return language == Language.De ? "de" : "en";
        if (visit > 0 && Further(item, step) is { } further)
            return further;
        if (step.Kind == StepKind.Relationship && Guide.Steps.Any(s => s.OnlyAbout))
            return tape.Count > 0 && tape[0] % 2 == 1 ? "" : "Montagsrunde";
        if (step.Go.Count == 1 && step.LeftOut is null)
            return Any(item, step)[(number + item.Step.Length) % Any(item, step).Count];
        var ways = Values(item, step).Where(v => visit == 0 || Forward(step, v)).Append("").ToList();
        if (visit > 1 && Guide.Steps.Any(s => s.Times > 0))
            return ways[(number + visit) % ways.Count];
        Widths.Add(ways.Count);
        var way = Widths.Count <= tape.Count ? tape[Widths.Count - 1] : 0;
        return ways[way];
    }

    /// <summary>Whoever goes round a loop that ends by itself once more goes on until it does.</summary>
    private static string? Further(QuestionItem item, GuideStep step) =>
        step.Times > 0 ? Values(item, step).First(step.Go.ContainsKey) : step.LeftOut is not null ? Values(item, step).First() : null;

    /// <summary>Any other loop is walked once.</summary>
    private bool Forward(GuideStep step, string value) =>
        step.Go.GetValueOrDefault(value, "*") is var target && (Guide.Find(target) is not { } next || !visits.ContainsKey(next.Id));

    private static List<string> Any(QuestionItem item, GuideStep step) => [.. Values(item, step), ""];

    private static IEnumerable<string> Values(QuestionItem item, GuideStep step) => step.Kind switch
    {
        StepKind.Multi => [.. item.Choices.Select(c => c.Value), string.Join(',', item.Choices.Take(step.Max).Select(c => c.Value))],
        StepKind.Relationship => ["Montagsrunde"],
        StepKind.Text => ["ein paar Worte"],
        StepKind.Date => ["2030-05-03"],
        _ => item.Choices.Select(c => c.Value),
    };

    private string Typed(Talk talk, QuestionItem item, string value)
    {
        if (value.Length == 0)
            return T(talk, RealContent.Coach.Texts.ButtonSkip);
        var labels = value.Split(',').Select(v => item.Choices.FirstOrDefault(c => c.Value == v)?.Label ?? v);
        var numbers = value.Split(',').Select(v => (item.Choices.FindIndex(c => c.Value == v) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return number % 2 == 0 || item.Kind is StepKind.Relationship or StepKind.Text or StepKind.Date ? string.Join(", ", labels) : string.Join(", ", numbers);
    }

    private static string T(Talk talk, Phrase phrase) => phrase.In(talk.Reply!.Language);
}
