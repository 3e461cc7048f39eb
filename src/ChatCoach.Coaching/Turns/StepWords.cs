using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// The sentences of a step with what is known of its run. A value is looked up only when a sentence names it: some of
/// them have to be loaded.
/// </summary>
internal static class StepWords
{
    /// <summary>The sentence, or the one without a value that is not there.</summary>
    /// <param name="without">Null: no value of the sentence can be missing.</param>
    public static string Say(Turn turn, Run run, Phrase phrase, Phrase? without = null) => Say(turn, run, phrase, without, turn.Language);

    public static string Say(Turn turn, Run run, Phrase phrase, Phrase? without, Language language)
    {
        var said = phrase.In(language);
        if (!said.Contains('{', StringComparison.Ordinal))
            return said;
        var values = new List<(string Name, string Value)>();
        foreach (var name in Placeholders.In(said).Where(n => !Placeholders.Known.Contains(n, StringComparer.Ordinal)))
        {
            if (ValueOf(turn, run, name, language) is { } value)
                values.Add((name, value));
            else if (without is not null)
                return Say(turn, run, without, null, language);
        }

        return turn.Text(phrase, language, [.. values]);
    }

    /// <summary>True when the sentence prints something of the relationship's record.</summary>
    public static bool ShowsRecord(Turn turn, Run run, GuideStep step) =>
        Placeholders.Uses(step.Ask.In(turn.Language), "agreement") && ValueOf(turn, run, "agreement", turn.Language) is not null;

    private static string? ValueOf(Turn turn, Run run, string name, Language language) => name switch
    {
        "n" => Number(SessionPlan.For(Entrenchment(turn, run))),
        "weeksPlan" => Listed(turn, language, SessionPlan.FollowUpWeeks(About(turn, run).Programme?.Entrenchment).Select(Number)),
        "weeks" => OpenAgreement(turn, run) is { } agreement ? Since(turn, agreement.On, language) : null,
        "agreement" => OpenAgreement(turn, run) is { } open ? OwnWords.Mark(open.What.TrimEnd('.', ' ')) : null,
        "date" => About(turn, run).Decision?.By is { } by ? Dates.Write(by, language) : null,
        "purposes" => turn.Frame.Purposes.IsEmpty ? null : string.Join(" · ", turn.Frame.Purposes.Select(OwnWords.Mark)),
        "amount" => turn.Frame.Authority is { } authority ? OwnWords.Mark(authority) : null,
        "extrasRule" => turn.Frame.ExtrasRule is { } rule ? RuleOf(turn, rule, language) : null,
        "group" => CheckMoves.Lowest(turn, run, language),
        "update" => Running(Chosen(turn, run, "relationship.updateContent", language) is { Count: > 0 } chosen ? chosen : All(turn, run, "relationship.updateContent", language), language),
        "missing" => Chosen(turn, run, "disarm.missing", language, but: NothingMissing) is { Count: > 0 } missing ? Running(missing, language) : "…",
        _ => null,
    };

    private static RelationshipRecord About(Turn turn, Run run) => run.About is { } id ? turn.About(id).Record : RelationshipRecord.New;

    /// <summary>The oldest agreement that was neither kept nor dropped, and that there was time for.</summary>
    private static Agreement? OpenAgreement(Turn turn, Run run) => About(turn, run).Agreements
        .Where(a => a.State is AgreementState.Promised or AgreementState.Asked or AgreementState.Open && a.On < turn.Today)
        .MinBy(a => a.On);

    /// <summary>"6 Wochen", "einem Tag": whole weeks from the first on.</summary>
    private static string Since(Turn turn, DateOnly day, Language language)
    {
        var texts = turn.Content.Texts;
        var days = turn.Today.DayNumber - day.DayNumber;
        var (one, many, number) = days < 7 ? (texts.OneDay, texts.ManyDays, days) : (texts.OneWeek, texts.ManyWeeks, days / 7);
        return turn.Text(number == 1 ? one : many, language, [("n", Number(number))]);
    }

    /// <summary>"2, 6 und 12".</summary>
    public static string Listed(Turn turn, Language language, IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count == 1 ? all[0] : turn.Text(turn.Content.Texts.ListAnd, language, [("first", string.Join(", ", all.SkipLast(1))), ("last", all[^1])]);
    }

    /// <summary>How entrenched the person said it is, in this run or, once it is written down, of this relationship.</summary>
    private static int? Entrenchment(Turn turn, Run run) =>
        Answered(turn, run, "program.entrenchment") is { Answer.Values: [var value] } ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>The rule for extras as the team's own guide words it.</summary>
    private static string? RuleOf(Turn turn, string rule, Language language) =>
        turn.Content.Guides.Known.SelectMany(g => g.Steps).FirstOrDefault(s => Is(s.Field, "unit.extras"))?.Options.FirstOrDefault(o => Is(o.Id, rule))?.Label.In(language);

    /// <summary>The labels that were chosen at the step of that field.</summary>
    /// <param name="but">Id of an option that is not told.</param>
    public static List<string> Chosen(Turn turn, Run run, string field, Language language, string? but = null) => Answered(turn, run, field) is { } point
        ? [.. Labels(turn, run, point.Step, language).Where(l => point.Answer.Values.Contains(l.Id) && !string.Equals(l.Id, but, StringComparison.Ordinal)).Select(l => l.Label)] : [];

    /// <summary>The option that says that nothing is missing; it is no thing one lacks.</summary>
    private const string NothingMissing = "nothing";

    /// <summary>Labels in the middle of a sentence: English ones begin small there, German ones are nouns.</summary>
    private static string Running(IEnumerable<string> labels, Language language) =>
        string.Join(", ", language == Language.En ? labels.Select(l => $"{char.ToLowerInvariant(l[0])}{l[1..]}") : labels);

    private static IEnumerable<string> All(Turn turn, Run run, string field, Language language) =>
        turn.GuideOf(run).Steps.FirstOrDefault(s => Is(s.Field, field)) is { } step ? Labels(turn, run, step, language).Select(l => l.Label) : [];

    private static IEnumerable<(string Id, string Label)> Labels(Turn turn, Run run, GuideStep step, Language language) =>
        turn.Content.Guides.OptionsOf(turn.GuideOf(run), step).Select(o => (o.Id, Say(turn, run, o.Label, o.Without, language)));

    private static PathPoint? Answered(Turn turn, Run run, string field) => turn.PathOf(run).Answered.LastOrDefault(p => Is(p.Step.Field, field));

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static bool Is(string? a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
