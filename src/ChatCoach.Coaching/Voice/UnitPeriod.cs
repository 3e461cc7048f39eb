namespace ChatCoach.Coaching.Voice;

/// <summary>
/// In which periods a unit counts, and since when (privacy rule P5). A day lies in one period only, and which one is fixed
/// before it begins anywhere on earth: so no tap can be counted in a card of a week and in one of four.
/// </summary>
/// <param name="Kind">Holds from <paramref name="From"/> on; before it the other one did.</param>
/// <param name="From">Begins four whole weeks; null: it always held.</param>
public sealed record UnitPeriod(PeriodKind Kind, DateOnly? From = null)
{
    /// <summary>Ahead of UTC it is the day after already.</summary>
    private const int DaysAhead = 1;

    /// <summary>So long what was counted before may still have to be published.</summary>
    private const int DaysAfter = 7;

    /// <summary>Where the organisation says nothing.</summary>
    public static UnitPeriod Weeks { get; } = new(PeriodKind.Week);

    /// <summary>The period a day lies in.</summary>
    public VoicePeriod Of(DateOnly day) => VoicePeriod.Of(day, On(day));

    /// <summary>What holds on a day.</summary>
    public PeriodKind On(DateOnly day) => From is { } from && day < from ? Kind == PeriodKind.Week ? PeriodKind.FourWeeks : PeriodKind.Week : Kind;

    /// <summary>The other kind from the next four weeks on that nobody has begun; one that is still to come is taken back.</summary>
    /// <param name="kind">What is to hold.</param>
    /// <param name="today">In UTC.</param>
    public UnitPeriod To(PeriodKind kind, DateOnly today)
    {
        var begun = today.AddDays(DaysAhead);
        return kind == Kind ? this
            : On(begun) == kind ? new(kind)
            : new(kind, VoicePeriod.Of(begun, PeriodKind.FourWeeks).Last.AddDays(1));
    }

    /// <summary>A change just came, or comes tomorrow: what is counted before it would be lost with another one.</summary>
    /// <param name="today">In UTC.</param>
    public bool IsChanging(DateOnly today) => From is { } from && from <= today.AddDays(DaysAhead) && today < from.AddDays(DaysAfter);
}
