namespace ChatCoach.Coaching.Turns;

/// <summary>The argument of a button that starts a guide: its id, and the relationship it is to be about.</summary>
/// <param name="Guide">Id of the guide.</param>
/// <param name="About">The person's own id of the relationship; null: the guide asks.</param>
internal sealed record StartArg(string Guide, string? About)
{
    /// <summary>Stands in no id of either.</summary>
    private const char Mark = '@';

    public static string Of(string guide, string? about) => about is null ? guide : $"{guide}{Mark}{about}";

    /// <summary>What comes from a card is only a claim: a relationship that is not the person's is none.</summary>
    public static StartArg Read(Turn turn, string? arg)
    {
        var at = (arg ?? "").IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
            return new StartArg(arg ?? "", null);
        var about = arg![(at + 1)..];
        return new StartArg(arg[..at], turn.State.Relationships.Exists(r => string.Equals(r.Id, about, StringComparison.Ordinal)) ? about : null);
    }
}
