using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Understanding;

/// <summary>
/// Words that point at a wish when they stand in a message one after the other. "…" stands for a few words between, or
/// none, because German and English move theirs apart; "*" at the end of a word for any ending.
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

            foreach (var word in Spoken.Normalise(part).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words.Add((word, part.EndsWith('*'), gap));
                gap = false;
            }
        }
    }

    /// <summary>True when words may stand between its own.</summary>
    public static bool HasGap(string written) => written.Contains(Between, StringComparison.Ordinal);

    /// <summary>Words it is made of: a longer cue is the surer one.</summary>
    public int Length => words.Count;

    /// <param name="message">The message's words, normalised.</param>
    public bool StandsIn(string[] message)
    {
        for (var start = 0; words.Count > 0 && start < message.Length; start++)
            if (Matches(message, start, 0))
                return true;
        return false;
    }

    private bool Matches(string[] message, int at, int next)
    {
        var (word, open, _) = words[next];
        if (at >= message.Length || !(open ? message[at].StartsWith(word, StringComparison.Ordinal) : string.Equals(message[at], word, StringComparison.Ordinal)))
            return false;
        if (next + 1 == words.Count)
            return true;
        for (var skipped = 0; skipped <= (words[next + 1].AfterGap ? MostBetween : 0); skipped++)
            if (Matches(message, at + 1 + skipped, next + 1))
                return true;
        return false;
    }
}
