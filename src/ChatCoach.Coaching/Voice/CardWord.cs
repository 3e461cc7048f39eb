using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Voice;

/// <summary>
/// Something good in somebody's own words that they put on the weekly card, without their name (guides B.17, good things).
/// It stands there from the first week on in which enough people contribute to that card, and nowhere once it is taken back.
/// </summary>
/// <param name="Id">From <see cref="Turns.MomentIds"/>.</param>
/// <param name="Run">The run it was said in.</param>
/// <param name="Step">The question.</param>
/// <param name="Visit">Which time round a loop.</param>
/// <param name="Label">What the question is called.</param>
/// <param name="Until">UTC; then it goes from the card.</param>
[StoredFor(Purpose.Voice, Keeping.CardWord)]
public sealed record CardWord(string Id, string Run, string Step, int Visit, string Label, DateTimeOffset Until)
{
    /// <summary>Own sentences go after so long (privacy rule P12, class S).</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>What is longer is no line of a card any more.</summary>
    public const int MostLetters = 280;

    /// <summary>On one card: more are not read in a minute.</summary>
    public const int MostOnCard = 5;

    /// <summary>Of one person at a time.</summary>
    public const int Most = 5;

    /// <summary>Fields that hold something good.</summary>
    public static bool IsGood(string? field) => field is "check.bright" or "team.pride";
}

/// <summary>What a turn does about them.</summary>
public abstract record CardWordChange
{
    private CardWordChange()
    {
    }

    /// <summary>It goes on the card of the person's unit.</summary>
    public sealed record Put(CardWord Word, string Words) : CardWordChange;

    /// <summary>It goes from every card.</summary>
    public sealed record Take(string Id) : CardWordChange;
}
