namespace ChatCoach.Coaching.Guides;

/// <summary>How long what people said is kept (privacy rule P12). A private note's days are a value of the content; what else goes by time says so where it lies.</summary>
public static class Lives
{
    /// <summary>Own sentences, after the programme they belong to.</summary>
    public static readonly TimeSpan Sentence = TimeSpan.FromDays(90);

    /// <summary>Coded taps.</summary>
    public static readonly TimeSpan Tap = TimeSpan.FromDays(365);

    /// <summary>A coded tap as it counts, without its person, after the end of its week: a card of four weeks needs it for three more, and as long again is left for a host that stands still. The 12 months of a tap are for the person alone; once the card is made nobody needs what it was made of.</summary>
    public static readonly TimeSpan Counted = TimeSpan.FromDays(8 * 7);

    /// <summary>What is about a relationship, after its end.</summary>
    public const int MonthsAfterRelationship = 6;

    /// <summary>A session that is over is known so long, so that its coach learns of it.</summary>
    public static readonly TimeSpan AfterSession = TimeSpan.FromDays(14);

    /// <summary>A session after its last change: nothing lies about for ever because somebody forgot to end it.</summary>
    public static readonly TimeSpan UntouchedSession = TimeSpan.FromDays(183);

    /// <summary>What was answered in a guide that keeps nothing.</summary>
    public static readonly TimeSpan Unkept = TimeSpan.FromHours(24);
}
