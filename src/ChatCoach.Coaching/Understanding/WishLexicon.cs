using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Understanding;

/// <summary>What somebody may want who types in own words, with the words that point at it.</summary>
/// <param name="Offer">Id of a guide, or the name of a repair as in repair.json.</param>
/// <param name="Clear">Cues that say it plainly.</param>
/// <param name="Hint">Cues that fit it among others.</param>
public sealed record Wish(string Offer, WordList Clear, WordList Hint);

/// <summary>The words wishes are told by.</summary>
/// <param name="Usual">What is offered when nothing is understood, in this order.</param>
/// <param name="Noise">Words of an alias that name no relationship by themselves: "AG", "team".</param>
/// <param name="Wishes">Of two that fit alike, the earlier is offered first.</param>
public sealed record WishWords(IReadOnlyList<string> Usual, IReadOnlyList<string> Noise, IReadOnlyList<Wish> Wishes);

/// <summary>What is offered for a message.</summary>
/// <param name="Offers">The likeliest first, at most <see cref="WishLexicon.MostOffers"/>.</param>
/// <param name="Understood">False: nothing pointed anywhere, and these are the usual ones.</param>
public sealed record Guess(ImmutableList<string> Offers, bool Understood);

/// <summary>
/// Reads own words and says what could be meant. It only ever offers: nothing is begun, stored or counted for it, and it
/// reads what somebody wants to do, never how they feel (privacy rule P21).
/// </summary>
public sealed class WishLexicon
{
    /// <summary>More would be a menu.</summary>
    public const int MostOffers = 3;

    /// <summary>A plain cue weighs more than all hints of a wish together usually do; each further word of it makes it surer.</summary>
    private const int ClearWeight = 4;

    /// <summary>Letters that may follow a name: "Hubers", "der Agenturen".</summary>
    private const int MostEnding = 2;

    /// <summary>A shorter word would find itself in others.</summary>
    private const int ShortestName = 3;

    /// <summary>With a slip in it a shorter one would be another word: "blut" is no "Blue".</summary>
    private const int ShortestMistyped = 6;

    /// <summary>Made when somebody first types such words: a start does not need them.</summary>
    private readonly Lazy<ImmutableList<(string Offer, ImmutableList<Cue> Clear, ImmutableList<Cue> Hints)>> wishes;
    private readonly ImmutableHashSet<string> noise;

    public WishLexicon(WishWords words)
    {
        Words = words;
        wishes = new(() => [.. words.Wishes.Select(w => (w.Offer, Cues(w.Clear), Cues(w.Hint)))]);
        noise = words.Noise.Select(Spoken.Normalise).ToImmutableHashSet(StringComparer.Ordinal);
    }

    public WishWords Words { get; }

    /// <summary>Both languages are read in every message: people mix them.</summary>
    public Guess Read(string text)
    {
        var message = WordsOf(text);
        var fitting = wishes.Value.Select(w => (w.Offer, Weight: WeightOf(w.Clear, w.Hints, message)))
            .Where(w => w.Weight > 0).OrderByDescending(w => w.Weight).ToList();
        var understood = fitting.Count > 0 && fitting[0].Weight >= ClearWeight;
        return new Guess([.. fitting.Select(w => w.Offer).Concat(Words.Usual).Distinct(StringComparer.Ordinal).Take(MostOffers)], understood);
    }

    /// <summary>The one relationship the message names by a word of its alias; null: none, or more than one.</summary>
    public Relationship? NamedIn(string text, IEnumerable<Relationship> relationships)
    {
        var message = WordsOf(text);
        return relationships.Where(r => NamesOf(r).Any(name => message.Any(word => IsName(word, name)))).Take(2).ToList() is [var only] ? only : null;
    }

    private static ImmutableList<Cue> Cues(WordList words) => [.. words.All.Select(w => new Cue(w))];

    private static int WeightOf(ImmutableList<Cue> clear, ImmutableList<Cue> hints, string[] message) =>
        clear.Where(c => c.StandsIn(message)).Sum(c => ClearWeight + c.Length - 1) + hints.Count(c => c.StandsIn(message));

    private IEnumerable<string> NamesOf(Relationship relationship) =>
        WordsOf(relationship.Alias).Where(word => word.Length >= ShortestName && !noise.Contains(word)).Take(1);

    private static bool IsName(string word, string name) =>
        (word.StartsWith(name, StringComparison.Ordinal) && word.Length <= name.Length + MostEnding) || (name.Length >= ShortestMistyped && Similar.Matches(word, name));

    private static string[] WordsOf(string text) => Spoken.Normalise(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
