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
    private readonly PhraseIndex explicitPhrases;
    private readonly PhraseIndex implicitPhrases;
    private readonly PhraseIndex figurativePhrases;
    private readonly PhraseIndex threatPhrases;
    private readonly PhraseIndex meansPhrases;
    private readonly PhraseIndex german;
    private readonly PhraseIndex english;

    public SafetyLexicon(SafetyWords words)
    {
        Neutral = words.Neutral;
        explicitPhrases = new PhraseIndex(words.Explicit.All);
        implicitPhrases = new PhraseIndex(words.Implicit.All);
        figurativePhrases = new PhraseIndex(words.Figurative.All);
        threatPhrases = new PhraseIndex(words.Threat.All);
        meansPhrases = new PhraseIndex(words.Means.All);
        german = new PhraseIndex(words.Explicit.De.Concat(words.Implicit.De));
        english = new PhraseIndex(words.Explicit.En.Concat(words.Implicit.En));
    }

    public Phrase Neutral { get; }

    /// <summary>Reads a message of any length.</summary>
    public Alarm Read(string text)
    {
        var words = Words(text);
        var threat = threatPhrases.Holds(words);
        if (threat && meansPhrases.Holds(words))
            return Alarm.Explicit;
        var figurative = figurativePhrases.TakeOut(words);
        if (explicitPhrases.Holds(words))
            return Alarm.Explicit;
        if (implicitPhrases.Holds(words))
            return Alarm.Implicit;
        return figurative || threat ? Alarm.Figurative : Alarm.None;
    }

    /// <summary>The language an alarming message was written in; null when it cannot be told.</summary>
    public Language? LanguageOf(string text)
    {
        var words = Words(text);
        return (german.Holds(words), english.Holds(words)) switch
        {
            (true, false) => Language.De,
            (false, true) => Language.En,
            _ => null,
        };
    }

    private static string[] Words(string text) => Spoken.Normalise(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
