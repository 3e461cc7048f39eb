using System.Collections.Frozen;
using ChatCoach.Coaching.Understanding;

namespace ChatCoach.Coaching.Safety;

/// <summary>Many phrases, found by their first word.</summary>
internal sealed class PhraseIndex
{
    private readonly FrozenDictionary<string, Cue[]> byFirst;
    private readonly Cue[] openEnded;

    /// <param name="phrases">As <see cref="Cue"/> reads them.</param>
    public PhraseIndex(IEnumerable<string> phrases)
    {
        var all = phrases.Select(p => new Cue(p)).ToLookup(c => c.First is not null);
        byFirst = all[true].GroupBy(c => c.First!, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        openEnded = [.. all[false]];
    }

    /// <summary>Whether any phrase stands in the words.</summary>
    public bool Holds(string[] words)
    {
        for (var start = 0; start < words.Length; start++)
            if (BeginningWith(words[start]).Any(cue => cue.LengthAt(words, start) > 0))
                return true;
        return false;
    }

    /// <summary>
    /// Empties the words that phrases cover, and says whether there were any. One with a gap takes nothing out: what stands
    /// between may be the alarm.
    /// </summary>
    public bool TakeOut(string[] words)
    {
        var found = false;
        for (var start = 0; start < words.Length; start++)
        {
            var length = BeginningWith(words[start]).Where(cue => !cue.HasGap).Select(cue => cue.LengthAt(words, start)).DefaultIfEmpty().Max();
            found |= length > 0;
            Array.Fill(words, "", start, length);
        }

        return found;
    }

    private IEnumerable<Cue> BeginningWith(string word) => byFirst.TryGetValue(word, out var cues) ? cues.Concat(openEnded) : openEnded;
}
