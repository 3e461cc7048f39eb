using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Understanding;

/// <summary>
/// Words that stand in a message one after the other. "…" stands for a few words between, or none, because German and
/// English move theirs apart; "*" at the end of a word for any ending.
/// </summary>
internal sealed class Cue
{
    private const string Between = "…";

    /// <summary>More words between would join what belongs to two sentences.</summary>
    private const int MostBetween = 5;

    private readonly List<(string Word, bool Open, bool AfterGap)> words = [];

    public Cue(string written)
    {
        var gap = false;
        foreach (var part in written.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (string.Equals(part, Between, StringComparison.Ordinal))
            {
                gap = true;
                continue;
            }

            // "self-harm" is two words in a message, too.
            var pieces = Spoken.Normalise(part).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < pieces.Length; i++)
                words.Add((pieces[i], part.EndsWith('*') && i == pieces.Length - 1, gap && i == 0));
            gap = gap && pieces.Length == 0;
        }
    }

    /// <summary>Words it is made of: a longer cue is the surer one.</summary>
    public int Length => words.Count;

    /// <summary>The word it begins with; null: it may begin with any that has this beginning, or it is empty.</summary>
    public string? First => words is [(var first, Open: false, _), ..] ? first : null;

    /// <param name="message">The message's words, normalised.</param>
    public bool StandsIn(string[] message)
    {
        for (var start = 0; start < message.Length; start++)
            if (LengthAt(message, start) > 0)
                return true;
        return false;
    }

    /// <summary>True when words may stand between its own.</summary>
    public bool HasGap => words.Exists(w => w.AfterGap);

    /// <summary>How many words of the message it covers when it begins there, those between included; 0: it does not.</summary>
    public int LengthAt(string[] message, int start) => words.Count > 0 && EndOf(message, start, 0) is { } end ? end - start : 0;

    /// <summary>Where it ends when its words from <paramref name="next"/> on follow from here; null: they do not.</summary>
    private int? EndOf(string[] message, int at, int next)
    {
        var (word, open, _) = words[next];
        if (at >= message.Length || !(open ? message[at].StartsWith(word, StringComparison.Ordinal) : string.Equals(message[at], word, StringComparison.Ordinal)))
            return null;
        if (next + 1 == words.Count)
            return at + 1;
        for (var skipped = 0; skipped <= (words[next + 1].AfterGap ? MostBetween : 0); skipped++)
            if (EndOf(message, at + 1 + skipped, next + 1) is { } end)
                return end;
        return null;
    }
}
