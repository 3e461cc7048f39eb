using System.Collections.Frozen;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Understanding;

namespace ChatCoach.Coaching.Safety;

/// <summary>
/// Runs of words, found by their first word. A "*" at the end of a word stands for any ending, "…" for a few words
/// between (<see cref="Cue"/>); a phrase with such a gap is only found, not taken out.
/// </summary>
internal sealed class PhraseIndex
{
    private readonly FrozenDictionary<string, string[][]> byFirst;
    private readonly string[][] openEnded;
    private readonly Cue[] apart;

    public PhraseIndex(IEnumerable<string> phrases)
    {
        var written = phrases.ToList();
        apart = [.. written.Where(Cue.HasGap).Select(p => new Cue(p))];
        var all = written.Where(p => !Cue.HasGap(p)).Select(Words).Where(p => p.Length > 0).ToList();
        byFirst = all.Where(p => !p[0].EndsWith('*')).GroupBy(p => p[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        openEnded = [.. all.Where(p => p[0].EndsWith('*'))];
    }

    /// <summary>Whether any phrase stands in the words.</summary>
    public bool Holds(string[] words)
    {
        for (var start = 0; start < words.Length; start++)
            if (LengthAt(words, start) > 0)
                return true;
        return Array.Exists(apart, cue => cue.StandsIn(words));
    }

    /// <summary>Empties the words that phrases cover, and says whether there were any.</summary>
    public bool TakeOut(string[] words)
    {
        var found = false;
        for (var start = 0; start < words.Length; start++)
        {
            if (LengthAt(words, start) is not (> 0 and var length))
                continue;
            found = true;
            Array.Fill(words, "", start, length);
        }

        return found;
    }

    /// <summary>Length of the longest phrase that begins here; 0: none.</summary>
    private int LengthAt(string[] words, int start)
    {
        var longest = 0;
        foreach (var phrase in byFirst.GetValueOrDefault(words[start]) ?? [])
            longest = Math.Max(longest, Matches(words, start, phrase) ? phrase.Length : 0);
        foreach (var phrase in openEnded)
            longest = Math.Max(longest, Matches(words, start, phrase) ? phrase.Length : 0);
        return longest;
    }

    private static bool Matches(string[] words, int start, string[] phrase)
    {
        if (start + phrase.Length > words.Length)
            return false;
        for (var i = 0; i < phrase.Length; i++)
            if (!Matches(words[start + i], phrase[i]))
                return false;
        return true;
    }

    private static bool Matches(string word, string pattern) =>
        pattern.EndsWith('*')
            ? word.Length > 0 && word.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
            : string.Equals(word, pattern, StringComparison.Ordinal);

    private static string[] Words(string phrase) =>
        [.. phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Parts)];

    /// <summary>"self-harm" is two words in a message, too.</summary>
    private static IEnumerable<string> Parts(string word)
    {
        var parts = Spoken.Normalise(word).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 0 && word.EndsWith('*'))
            parts[^1] += "*";
        return parts;
    }
}
