using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Safety;

/// <summary>Whether a relationship's alias looks like the name of a person (privacy rule P10). A hint, so it may err.</summary>
/// <param name="firstNames">Common first names.</param>
public sealed partial class NameLike(WordList firstNames)
{
    /// <summary>First name, middle name, surname; a longer alias says something else.</summary>
    private const int MostWords = 3;

    private readonly FrozenSet<string> first = firstNames.All.Select(Spoken.Normalise).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// True for forms of address ("Frau Huber", "Mr Smith", "Dr. Klein"), for e-mail addresses, and for a common first
    /// name alone or before one or two other words ("Anna", "Anna Schmidt").
    /// </summary>
    public bool Is(string alias) =>
        Address().IsMatch(alias) || alias.Contains('@', StringComparison.Ordinal) || BeginsWithFirstName(alias);

    private bool BeginsWithFirstName(string alias)
    {
        var words = alias.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWords && first.Contains(Spoken.Normalise(words[0])) && words.All(w => char.IsLetter(w[0]));
    }

    [GeneratedRegex(@"(^|\s)(herr|herrn|frau|hr|fr|mr|mrs|ms|miss|mister|dr|prof|fräulein|sir|madam)\.?\s+\p{L}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
