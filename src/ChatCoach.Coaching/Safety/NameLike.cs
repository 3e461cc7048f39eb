using System.Text.RegularExpressions;

namespace ChatCoach.Coaching.Safety;

/// <summary>Whether a relationship's alias looks like the name of a person (privacy rule P10).</summary>
public static partial class NameLike
{
    /// <summary>True for forms of address ("Frau Huber", "Mr Smith", "Dr. Klein") and for e-mail addresses; a hint, so it may err.</summary>
    public static bool Is(string alias) => Address().IsMatch(alias) || alias.Contains('@', StringComparison.Ordinal);

    [GeneratedRegex(@"(^|\s)(herr|herrn|frau|hr|fr|mr|mrs|ms|miss|mister|dr|prof|fräulein|sir|madam)\.?\s+\p{L}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
