using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Walks;

/// <summary>Two people who say the same, one by card and one in words. What they say follows from the seed, the step and its visit alone.</summary>
public sealed class Twin(int seed)
{
    /// <summary>More than any guide and what it hands over to ask.</summary>
    private const int MostQuestions = 200;

    private static readonly Guide[] Guides = [.. RealContent.Coach.Guides.Newest];

    private int turns;

    /// <summary>Walks twice, and says how many turns it took.</summary>
    /// <exception cref="InvalidOperationException">What they left differs.</exception>
    public int Go()
    {
        var (byCard, inWords) = (Stored.Of(Walk(card: true)), Stored.Of(Walk(card: false)));
        if (byCard != inWords)
            throw new InvalidOperationException($"Twin {seed.ToString(CultureInfo.InvariantCulture)}\n{byCard}\n--- in words ---\n{inWords}");
        return turns;
    }

    private Talk Walk(bool card)
    {
        var random = new Random(seed);
        var talk = Beginnings.Of(Guides[random.Next(Guides.Length)], random);
        var visits = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var asked = 0; talk.Reply is Reply.Question question; asked++)
        {
            turns++;
            if (asked >= MostQuestions)
                throw new InvalidOperationException($"Twin {seed.ToString(CultureInfo.InvariantCulture)} never ends.");
            if (card)
                ByCard(talk, question, visits);
            else
                talk.Say(InWords(question, question.Items[0], Choose(talk, question, question.Items[0], visits)));
        }

        return talk;
    }

    /// <summary>Whoever leaves out the first input of a list leaves out all that is about it.</summary>
    private void ByCard(Talk talk, Reply.Question question, Dictionary<string, int> visits)
    {
        var values = new List<(string Step, string Value)>();
        foreach (var item in question.Items)
        {
            values.Add((item.Step, Choose(talk, question, item, visits)));
            if (values is [{ Value: "", Step: var first }] && RealContent.Coach.Guides.Find(question.Ref.Guide!)!.Find(first)!.LeftOut is not null)
                break;
        }

        if (values.TrueForAll(v => v.Value.Length == 0))
            talk.Tap(RealContent.Coach.Texts.ButtonSkip.In(question.Language));
        else if (question.Buttons.Find(b => b.Do == Verbs.Answer && b.Arg is not null && b.Arg == values[0].Value) is { } button)
            talk.Tap(button.Label);
        else
            talk.Tap(RealContent.Coach.Texts.ButtonNext.In(question.Language), [.. values.Where(v => v.Value.Length > 0)]);
    }

    private string InWords(Reply.Question question, QuestionItem item, string value)
    {
        if (value.Length == 0)
            return RealContent.Coach.Texts.ButtonSkip.In(question.Language);
        if (item.Kind is StepKind.Text or StepKind.Date)
            return value;
        var chosen = value.Split(',').Select(v => (At: item.Choices.FindIndex(c => c.Value == v), Value: v));
        return string.Join(", ", chosen.Select(c => c.At < 0 ? c.Value
            : seed % 40 == 0 && item.Kind != StepKind.Relationship ? (c.At + 1).ToString(CultureInfo.InvariantCulture) : OwnWords.Plain(item.Choices[c.At].Label)));
    }

    /// <summary>A good answer, or none.</summary>
    private string Choose(Talk talk, Reply.Question question, QuestionItem item, Dictionary<string, int> visits)
    {
        var place = $"{question.Ref.Guide}.{item.Step}";
        var visit = visits.GetValueOrDefault(place);
        visits[place] = visit + 1;
        var random = new Random(Hash($"{seed} {place} {visit}"));
        var values = item.Choices.Select(c => c.Value).ToList();
        if (random.Next(6) == 0 && question.Footer.Exists(b => b.Arg == nameof(Repair.Skip)))
            return "";
        return item.Kind switch
        {
            StepKind.Text => $"Wir rufen an, {item.Step} {visit}",
            StepKind.Date => talk.Now.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            StepKind.Relationship => values.Count > 0 && random.Next(2) == 0 ? values[random.Next(values.Count)] : "Dienstagskreis",
            StepKind.Multi => string.Join(',', Enumerable.Range(random.Next(values.Count), 1 + random.Next(item.Max)).Select(n => values[n % values.Count]).Distinct(StringComparer.Ordinal)),
            _ => values[random.Next(values.Count)],
        };
    }

    /// <summary>The same on every machine and in every run.</summary>
    private static int Hash(string text)
    {
        var hash = 17;
        foreach (var c in text)
            hash = unchecked((hash * 31) + c);
        return hash & int.MaxValue;
    }
}
