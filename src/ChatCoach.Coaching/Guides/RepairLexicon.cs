using System.Collections.Frozen;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Guides;

/// <summary>Which typed words are a repair, in both languages at any time (guides B.20).</summary>
public sealed class RepairLexicon
{
    private readonly FrozenDictionary<string, Repair> byWord;

    public RepairLexicon(IEnumerable<RepairWords> words)
    {
        byWord = words
            .SelectMany(w => w.Words.All.Select(word => (Word: Spoken.Normalise(word), w.Repair)))
            .DistinctBy(p => p.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(p => p.Word, p => p.Repair, StringComparer.Ordinal);
    }

    /// <summary>The repair this message is as a whole; null when it is none.</summary>
    public Repair? Find(string text) => byWord.TryGetValue(Spoken.Normalise(text), out var repair) ? repair : null;
}
