using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Relationships;

/// <summary>A unit's agreed frame, set by its manager. Holds nothing about a person.</summary>
[StoredFor(Purpose.Relationship, Keeping.Team)]
public sealed record TeamFrame
{
    /// <summary>More than five needs are no frame.</summary>
    public const int MaxPurposes = 5;

    /// <summary>Characters of one purpose: they are printed side by side in a question.</summary>
    public const int MaxPurpose = 80;

    /// <summary>Characters of the limit up to which people decide themselves: it is printed in the label of an option.</summary>
    public const int MaxAuthority = 40;

    private static readonly char[] ListMarks = ['-', '–', '—', '•', '*', ' '];

    /// <summary>What holds until somebody sets it.</summary>
    public static TeamFrame Default { get; } = new();

    /// <summary>The needs the team is there for.</summary>
    public ImmutableList<string> Purposes { get; init => field = value ?? []; } = [];

    public string? How { get; init; }

    /// <summary>Up to which amount or topic people decide themselves.</summary>
    public string? Authority { get; init; }

    /// <summary>The rule for extras as option id: include, price, gift or no.</summary>
    public string? ExtrasRule { get; init; }

    /// <summary>Id of a term, see <see cref="Content.Terms"/>.</summary>
    public string Term { get; init => field = value ?? "customer"; } = "customer";

    /// <summary>Style of gender in German: neutral, colon, star or pairs.</summary>
    public string Gender { get; init => field = value ?? "neutral"; } = "neutral";

    /// <summary>The purposes in a text: one a line or parted by semicolons, without the marks of a list; a dash alone is none.</summary>
    public static ImmutableList<string> PurposesIn(string text) =>
    [
        .. text.Split(['\n', '\r', ';'], StringSplitOptions.TrimEntries).Select(p => p.TrimStart(ListMarks).Trim()).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal),
    ];
}
