using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>What a raw value is at a step.</summary>
public abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>An answer; empty when the step was left open.</summary>
    public sealed record Values(ImmutableList<string> Ids) : Reading;

    /// <summary>Own words for a relationship that is not in the list yet.</summary>
    public sealed record NewAlias(string Alias) : Reading;

    /// <summary>Reads like relationships that are in the list: one is taken, between several the person decides.</summary>
    public sealed record Similar(ImmutableList<string> Ids, string Alias) : Reading;

    /// <summary>The option is a repair word in other clothes.</summary>
    public sealed record Does(Repair Repair) : Reading;

    /// <summary>"more", as it stands at the end of a long list in text.</summary>
    public sealed record More : Reading;

    /// <summary>Sounds like a feeling but says what somebody did: asked back.</summary>
    public sealed record Pseudo : Reading;

    public sealed record TooMany(int Max) : Reading;

    public sealed record TooLong(int Max) : Reading;

    /// <summary>More lines than a frame has purposes.</summary>
    public sealed record TooManyPurposes(int Max) : Reading;

    /// <summary>One of the lines is too long for a purpose.</summary>
    public sealed record PurposeTooLong(int Max) : Reading;

    /// <summary>A date like 31.02.</summary>
    public sealed record NoSuchDay : Reading;

    /// <summary>A day that is over, where one to come is asked for.</summary>
    public sealed record Past : Reading;

    public sealed record NotUnderstood : Reading;

    public static Reading Of(params ReadOnlySpan<string> ids) => new Values([.. ids]);
}

/// <summary>Reads typed text and card values at a step. Everything that comes in is checked against the step here.</summary>
public sealed class AnswerReading(GuideShelf shelf, ImmutableList<Relationship> relationships, DateOnly today)
{
    /// <summary>No plan and no memory of a client contact lies further away; a later year is a slip, and adding weeks to the last one would fail.</summary>
    private const int MostYears = 20;

    /// <summary>Relationships offered at once, the newest: a card stays small, and an older one is found by its name.</summary>
    public const int RelationshipsShown = 25;

    /// <summary>How an option is called; as it stands in the guide, when nothing else is said.</summary>
    public Func<GuideOption, Language, string> Names { get; init; } = (option, language) => option.Label.In(language);

    /// <summary>An alias that reads like one in the list is one of its own.</summary>
    public bool NamesAreNew { get; init; }

    /// <summary>The relationships a question offers, in the order of their numbers.</summary>
    public ImmutableList<Relationship> ShownRelationships =>
        relationships.Count > RelationshipsShown ? relationships.GetRange(relationships.Count - RelationshipsShown, RelationshipsShown) : relationships;

    /// <summary>The options shown at a step: the first ones; once "more" was asked for, the others after them, so that no number changes.</summary>
    public IReadOnlyList<GuideOption> Shown(Guide guide, GuideStep step, bool more) => shelf.ShownOf(guide, step, more);

    /// <summary>Reads what was typed: what the step offers wins, by label, number or spoken number.</summary>
    /// <param name="own">True: own words may be an answer; false: only what the step offers.</param>
    public Reading Typed(Guide guide, GuideStep step, bool more, string text, bool own) => step.Kind switch
    {
        StepKind.Choice or StepKind.Confirm => One(guide, step, more, text, own),
        StepKind.Multi => Several(guide, step, more, text),
        StepKind.Scale5 => Spoken.Number(text) is >= 1 and <= 5 and var n ? Reading.Of(Text(n)) : new Reading.NotUnderstood(),
        StepKind.Date => Day(step, text),
        StepKind.Relationship => KnownRelationship(text) ?? (own ? Alias(text) : new Reading.NotUnderstood()),
        _ => own ? OwnWords(step, text) : new Reading.NotUnderstood(),
    };

    /// <summary>Reads what a card sent for the step; null or empty is "left open".</summary>
    public Reading Sent(Guide guide, GuideStep step, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return Reading.Of();
        return step.Kind switch
        {
            StepKind.Choice or StepKind.Confirm => SentOption(guide, step, value),
            StepKind.Multi => SentOptions(guide, step, value),
            StepKind.Scale5 or StepKind.Date => Typed(guide, step, more: true, value, own: true),
            StepKind.Relationship => ById(value) ?? KnownAlias(value) ?? Alias(value),
            _ => OwnWords(step, value),
        };
    }

    private Reading One(Guide guide, GuideStep step, bool more, string text, bool own)
    {
        var all = shelf.OptionsOf(guide, step);
        var option = ByLabel(all, text) ?? ByNumber(Shown(guide, step, more), text) ?? (own ? ByBeginning(all, text) : null);
        return option is null ? new Reading.NotUnderstood() : Chosen(option);
    }

    private Reading Several(Guide guide, GuideStep step, bool more, string text)
    {
        var all = shelf.OptionsOf(guide, step);
        var shown = Shown(guide, step, more);
        if (shown.Count < all.Count && (Spoken.Number(text) == shown.Count + 1 || Spoken.Normalise(text) is "mehr" or "more" or "mehr zeigen" or "show more"))
            return new Reading.More();
        var ids = new List<string>();
        foreach (var part in Told(all, text))
        {
            if (IsPseudo(step, part))
                return new Reading.Pseudo();
            if ((ByLabel(all, part) ?? ByNumber(shown, part)) is not { } option)
                return new Reading.NotUnderstood();
            if (!ids.Contains(option.Id, StringComparer.Ordinal))
                ids.Add(option.Id);
        }

        return Counted(step, ids);
    }

    /// <summary>The parts of a list in words; a label that holds a comma, "und" or "and" itself stays whole.</summary>
    private IEnumerable<string> Told(IReadOnlyList<GuideOption> all, string text)
    {
        foreach (var chunk in Chunks(all, text.Split([',', ';'])))
        {
            IReadOnlyList<string> parts = ByLabel(all, chunk) is null ? Spoken.Parts(chunk) : [chunk];
            for (var i = 0; i < parts.Count; i++)
            {
                var whole = i + 1 < parts.Count ? Joined(all, parts[i], parts[i + 1]) : null;
                yield return whole ?? parts[i];
                i += whole is null ? 0 : 1;
            }
        }
    }

    /// <summary>What stands between commas, as much of it together as makes a label.</summary>
    private IEnumerable<string> Chunks(IReadOnlyList<GuideOption> all, string[] parts)
    {
        for (var from = 0; from < parts.Length;)
        {
            var count = Math.Min(parts.Length - from, MostCommas + 1);
            while (count > 1 && ByLabel(all, string.Join(',', parts[from..(from + count)])) is null)
                count--;
            yield return string.Join(',', parts[from..(from + count)]);
            from += count;
        }
    }

    /// <summary>Commas in one label.</summary>
    private const int MostCommas = 3;

    private string? Joined(IReadOnlyList<GuideOption> all, string first, string second) =>
        Array.Find([$"{first} und {second}", $"{first} and {second}"], both => ByLabel(all, both) is not null);

    private static Reading Counted(GuideStep step, List<string> ids) => ids.Count switch
    {
        0 => new Reading.NotUnderstood(),
        _ when ids.Count > step.Max => new Reading.TooMany(step.Max),
        _ => new Reading.Values([.. ids]),
    };

    private Reading SentOption(Guide guide, GuideStep step, string value)
    {
        var option = shelf.OptionsOf(guide, step).FirstOrDefault(o => string.Equals(o.Id, value, StringComparison.Ordinal));
        return option is null ? One(guide, step, more: true, value, own: false) : Chosen(option);
    }

    private Reading SentOptions(Guide guide, GuideStep step, string value)
    {
        var known = shelf.OptionsOf(guide, step).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var ids = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        return ids.All(known.Contains) ? Counted(step, ids) : new Reading.NotUnderstood();
    }

    private static Reading Chosen(GuideOption option) =>
        option.Does is { } repair ? new Reading.Does(repair) : Reading.Of(option.Id);

    private bool IsPseudo(GuideStep step, string part) => step.Vocabulary is { } vocabulary && shelf.IsPseudo(vocabulary, Spoken.Normalise(part));

    private GuideOption? ByLabel(IReadOnlyList<GuideOption> options, string text)
    {
        var word = Spoken.Normalise(text);
        foreach (var option in options)
            if (string.Equals(SpokenOf(option, Language.De), word, StringComparison.Ordinal) || string.Equals(SpokenOf(option, Language.En), word, StringComparison.Ordinal))
                return option;
        return null;
    }

    private string SpokenOf(GuideOption option, Language language) =>
        (language == Language.De ? shelf.LabelOf(option).De : shelf.LabelOf(option).En) ?? Spoken.Normalise(Names(option, language));

    /// <summary>"Nein" stands for "Nein, eine Sonderlocke" when no other option begins so.</summary>
    private GuideOption? ByBeginning(IReadOnlyList<GuideOption> options, string text)
    {
        var word = Spoken.Normalise(text) + " ";
        var begun = word.Length == 1 ? [] : options.Where(o => Begins(o, Language.De, word) || Begins(o, Language.En, word)).ToList();
        return begun is [var only] ? only : null;
    }

    private bool Begins(GuideOption option, Language language, string word) => SpokenOf(option, language).StartsWith(word, StringComparison.Ordinal);

    private static bool Says(string label, string word) => string.Equals(Spoken.Normalise(label), word, StringComparison.Ordinal);

    private static GuideOption? ByNumber(IReadOnlyList<GuideOption> shown, string text) =>
        Spoken.Number(text) is { } n && n >= 1 && n <= shown.Count ? shown[n - 1] : null;

    private static Reading OwnWords(GuideStep step, string text)
    {
        var words = text.Trim();
        if (words.Length > GuideCheck.MaxFreeText)
            return new Reading.TooLong(GuideCheck.MaxFreeText);
        return step.Field switch
        {
            "unit.purposes" => Purposes(words),
            "unit.authority" when words.Length > TeamFrame.MaxAuthority => new Reading.TooLong(TeamFrame.MaxAuthority),
            _ => Reading.Of(words),
        };
    }

    private static Reading Purposes(string words)
    {
        var purposes = TeamFrame.PurposesIn(words);
        if (purposes.Count > TeamFrame.MaxPurposes)
            return new Reading.TooManyPurposes(TeamFrame.MaxPurposes);
        return purposes.Exists(p => p.Length > TeamFrame.MaxPurpose) ? new Reading.PurposeTooLong(TeamFrame.MaxPurpose) : Reading.Of(words);
    }

    private Reading? KnownRelationship(string text) =>
        KnownAlias(text) ?? (Spoken.Number(text) is { } n && n >= 1 && n <= ShownRelationships.Count ? Reading.Of(ShownRelationships[n - 1].Id) : null);

    private Reading? KnownAlias(string text)
    {
        var word = Spoken.Normalise(text);
        return relationships.FirstOrDefault(r => Says(r.Alias, word)) is { } known ? Reading.Of(known.Id) : null;
    }

    private Reading? ById(string value) =>
        relationships.Any(r => string.Equals(r.Id, value, StringComparison.Ordinal)) ? Reading.Of(value) : null;

    private Reading Day(GuideStep step, string text) => Dates.Read(text, today) switch
    {
        DateReading.Of { Date: var date } when date.Year < today.Year - MostYears || date.Year > today.Year + MostYears => new Reading.NoSuchDay(),
        DateReading.Of { Date: var date } when step.Future && date < today => new Reading.Past(),
        DateReading.Of { Date: var date } => Reading.Of(Text(date)),
        DateReading.NoSuchDay => new Reading.NoSuchDay(),
        _ => new Reading.NotUnderstood(),
    };

    /// <summary>What a new relationship would be called. A bare number names nobody: it was meant for another question.</summary>
    public Reading Alias(string text)
    {
        var alias = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (alias.Length > GuideCheck.MaxAlias)
            return new Reading.TooLong(GuideCheck.MaxAlias);
        if (Spoken.Normalise(alias).Length == 0 || Spoken.Number(alias) is not null)
            return new Reading.NotUnderstood();
        var alike = NamesAreNew ? [] : relationships.Where(r => Similar.Matches(alias, r.Alias)).Select(r => r.Id).ToImmutableList();
        return alike.IsEmpty ? new Reading.NewAlias(alias) : new Reading.Similar(alike, alias);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
