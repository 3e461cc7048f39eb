using System.Collections.Immutable;
using System.Globalization;

namespace ChatCoach.Coaching.Voice;

/// <summary>How far management is with an ask (guides B.17, open answers of management).</summary>
public enum AskState
{
    /// <summary>It stands on a card, and nobody answered.</summary>
    Raised,

    Heard,

    Working,

    Decided,

    /// <summary>It is not going to be; the words say why.</summary>
    Declined,
}

/// <summary>Something a weekly card asks of management. It comes of a published card and of nothing else, so that it tells no more than the card does.</summary>
/// <param name="Unit">Whose management is asked: of the unit on whose card it stands, or of the next larger one that anybody leads.</param>
/// <param name="Ask">What.</param>
/// <param name="Since">ISO week of the card it first stood on.</param>
/// <param name="Last">ISO week of the newest card it stood on while it was open.</param>
public sealed record TeamAsk(string Unit, VoiceAsk Ask, string Since, string Last)
{
    /// <summary>An answer of management is due so many days after the card, unless a manager names another day.</summary>
    public const int DaysToAnswer = 14;

    /// <summary>An ask that was closed is not raised anew before so many days: what was decided takes time to be felt.</summary>
    public const int DaysOfRest = 28;

    /// <summary>What is said to a team is read in a chat, at a glance.</summary>
    public const int MostWords = 600;

    /// <summary>A name, or two.</summary>
    public const int MostOwner = 60;

    /// <summary>A question is read on a card with three answers beneath it.</summary>
    public const int MostQuestion = 200;

    /// <summary>The team is told so long after a change: what is corrected at once is told once.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    /// <summary>How many times it was changed.</summary>
    public int Version { get; init; }

    public AskState State { get; init; }

    /// <summary>What management says to the team; null: nothing.</summary>
    public string? Words { get; init; }

    /// <summary>Who takes care of it, as management wrote it; null: nobody was named.</summary>
    public string? Owner { get; init; }

    /// <summary>Until when a manager wants to have answered; null: nobody said.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Day in UTC of the first answer, whatever it was; null: none yet.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>Day in UTC of the newest change the team is told of; null: none yet.</summary>
    public DateOnly? ToldOn { get; init; }

    /// <summary>UTC: when the team is to be told of something; null: it was told.</summary>
    public DateTimeOffset? TellAt { get; init; }

    /// <summary>What management asks back; null: nothing yet.</summary>
    public TeamQuestion? Question { get; init; }

    public bool IsOpen => State is not (AskState.Decided or AskState.Declined);

    /// <summary>Names it among all units: who goes to another unit takes a card of the old one along, and what is tapped there is not to hit the new one's.</summary>
    public string Key => $"{Ask}.{Since}.{Unit}";

    /// <summary>The Monday on which the card came.</summary>
    public DateOnly RaisedOn => VoicePeriod.Parse(Since).Last.AddDays(1);

    /// <summary>By when an answer is to be there.</summary>
    public DateOnly AnswerBy => Until ?? RaisedOn.AddDays(DaysToAnswer);
}

/// <summary>How fast management answers. Management is measured, employees never are.</summary>
/// <param name="Open">Asks that are not closed.</param>
/// <param name="Unanswered">Those of them nobody answered at all.</param>
/// <param name="Oldest">Days the oldest of those waits; null: there is none.</param>
/// <param name="Median">Days from card to first answer, of the answered; null: none was.</param>
public sealed record AskTimes(int Open, int Unanswered, int? Oldest, int? Median)
{
    /// <summary>Asks of the last year count.</summary>
    public const int Days = 365;

    public static AskTimes Of(IEnumerable<TeamAsk> asks, DateOnly today)
    {
        var all = asks.Where(a => a.RaisedOn > today.AddDays(-Days)).ToList();
        var waiting = all.Where(a => a.IsOpen && a.AnsweredOn is null).Select(a => Math.Max(0, today.DayNumber - a.RaisedOn.DayNumber)).ToList();
        var answered = all.Where(a => a.AnsweredOn is not null).Select(a => Math.Max(0, a.AnsweredOn!.Value.DayNumber - a.RaisedOn.DayNumber)).Order().ToList();
        // Of an even number the later of the two in the middle: nobody looks faster than they were.
        return new AskTimes(all.Count(a => a.IsOpen), waiting.Count, waiting.Count == 0 ? null : waiting.Max(), answered.Count == 0 ? null : answered[answered.Count / 2]);
    }
}

/// <summary>Asks a person may read.</summary>
/// <param name="OfUnit">Of the unit they belong to, the newest first; empty: there are none, or they belong to none.</param>
/// <param name="Whole">Of the whole organisation; null: that is not for them.</param>
public sealed record TeamAsks(ImmutableList<TeamAsk> OfUnit, AskTimes? Whole)
{
    public static TeamAsks None { get; } = new([], null);

    /// <summary>Somebody leads that unit, or a larger one it is part of; false: nobody can answer.</summary>
    public bool IsLed { get; init; } = true;
}

/// <summary>Whose management is asked.</summary>
public static class AskedManagement
{
    /// <summary>The unit itself where anybody leads it, else the next larger one somebody leads; nobody at all: the unit itself.</summary>
    /// <param name="unit">On whose card something stands.</param>
    /// <param name="partOf">The larger unit of each; null: none.</param>
    /// <param name="isLed">Somebody leads that unit.</param>
    public static string Of(string unit, Func<string, string?> partOf, Func<string, bool> isLed)
    {
        // A circle, which no import lets in, ends it too.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (string? at = unit; at is not null && seen.Add(at); at = partOf(at))
        {
            if (isLed(at))
                return at;
        }

        return unit;
    }
}
