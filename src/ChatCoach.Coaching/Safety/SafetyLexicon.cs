using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Safety;

/// <summary>What a text says about danger (guides B.19). It is decided in memory and stored nowhere.</summary>
public enum Alarm
{
    None,

    /// <summary>A figure of speech: no alarm, one neutral sentence with the way to help.</summary>
    Figurative,

    /// <summary>May mean more than it says: a gentle question.</summary>
    Implicit,

    /// <summary>Says it: the SOS card at once.</summary>
    Explicit,
}

/// <summary>The word lists as content. A phrase is a run of words; a "*" at the end of a word stands for any ending.</summary>
/// <param name="Explicit">Wish to die or to hurt oneself.</param>
/// <param name="Implicit">Hopelessness without saying so.</param>
/// <param name="Figurative">Idioms and harmless uses that contain such words; they take the words they cover out of the reading.</param>
/// <param name="Threat">Harm to others, an idiom by default.</param>
/// <param name="Means">Plan or means; together with a threat it is meant.</param>
/// <param name="Neutral">The sentence for a figure of speech.</param>
public sealed record SafetyWords(WordList Explicit, WordList Implicit, WordList Figurative, WordList Threat, WordList Means, Phrase Neutral);

/// <summary>Reads text in front of every guide.</summary>
public sealed class SafetyLexicon
{
    private readonly string[][] explicitPhrases;
    private readonly string[][] implicitPhrases;
    private readonly string[][] figurativePhrases;
    private readonly string[][] threatPhrases;
    private readonly string[][] meansPhrases;

    public SafetyLexicon(SafetyWords words)
    {
        Neutral = words.Neutral;
        explicitPhrases = Phrases(words.Explicit);
        implicitPhrases = Phrases(words.Implicit);
        figurativePhrases = Phrases(words.Figurative);
        threatPhrases = Phrases(words.Threat);
        meansPhrases = Phrases(words.Means);
    }

    public Phrase Neutral { get; }

    /// <summary>Reads a message of any length.</summary>
    public Alarm Read(string text)
    {
        var words = Spoken.Normalise(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var threat = Holds(words, threatPhrases);
        if (threat && Holds(words, meansPhrases))
            return Alarm.Explicit;
        var figurative = TakeOut(words, figurativePhrases);
        if (Holds(words, explicitPhrases))
            return Alarm.Explicit;
        if (Holds(words, implicitPhrases))
            return Alarm.Implicit;
        return figurative || threat ? Alarm.Figurative : Alarm.None;
    }

    private static string[][] Phrases(WordList list) =>
        [.. list.All.Select(p => p.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Word).Where(w => w.Length > 0).ToArray()).Where(p => p.Length > 0)];

    private static string Word(string word) =>
        word.EndsWith('*') ? Spoken.Normalise(word[..^1]) + "*" : Spoken.Normalise(word);

    private static bool Holds(string[] words, string[][] phrases)
    {
        foreach (var phrase in phrases)
            if (Find(words, phrase) >= 0)
                return true;
        return false;
    }

    /// <summary>An idiom explains the words it covers; what stands beside it still counts.</summary>
    private static bool TakeOut(string[] words, string[][] phrases)
    {
        var found = false;
        foreach (var phrase in phrases)
        {
            for (var at = Find(words, phrase); at >= 0; at = Find(words, phrase))
            {
                found = true;
                Array.Fill(words, "", at, phrase.Length);
            }
        }

        return found;
    }

    private static int Find(string[] words, string[] phrase)
    {
        for (var start = 0; start + phrase.Length <= words.Length; start++)
        {
            var i = 0;
            while (i < phrase.Length && Matches(words[start + i], phrase[i]))
                i++;
            if (i == phrase.Length)
                return start;
        }

        return -1;
    }

    private static bool Matches(string word, string pattern) =>
        pattern.EndsWith('*') ? word.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) && word.Length > 0
            : string.Equals(word, pattern, StringComparison.Ordinal);
}
