using System.Collections.Immutable;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Settings;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Sessions;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Commands;

/// <summary>What a threshold counts.</summary>
public enum Measure
{
    People,
    Things,
    Minutes,
    Hours,
    Days,
    WorkingDays,
    Weeks,
    Months,
}

/// <summary>A number that decides who sees something, or how long it is there (privacy rules P4, P12, P25).</summary>
/// <param name="Id">Stays: pages quote it.</param>
/// <param name="What">In words.</param>
/// <param name="Value">As delivered.</param>
/// <param name="Measure">What it counts.</param>
/// <param name="Lowest">What it may be set to at least; null: it cannot be set.</param>
/// <param name="Setting">Name of the setting it follows; null: it cannot be set.</param>
public sealed record Threshold(string Id, string What, int Value, Measure Measure, int? Lowest = null, string? Setting = null)
{
    private const string Group = "Privacy:MinimumGroup";
    private const int DaysAWeek = 7;

    /// <summary>All there are, read off the code that obeys them.</summary>
    public static ImmutableArray<Threshold> All { get; } = [.. Counting(), .. Limits(), .. Periods()];

    private static IEnumerable<Threshold> Counting()
    {
        var privacy = new PrivacySettings();
        return
        [
            new("group", "contributors who must have tapped a line of the weekly card, and as many who must not", privacy.MinimumGroup, Measure.People, PrivacySettings.LowestGroup, Group),
            new("unit", "contributors in a week, or in four weeks, from whom on a unit has numbers of its own", new VoiceRules(privacy.MinimumGroup).LeastContributors, Measure.People, new VoiceRules(PrivacySettings.LowestGroup).LeastContributors, Group),
            new("band", "contributors who must have tapped a line before a band stands beside the word", VoiceRules.LeastBand, Measure.People),
            new("band-width", "width of such a band", VoiceRules.BandWidth, Measure.People),
            new("text", "contributors a card needs in a week before anybody's own words stand on it", privacy.MinimumGroupForText, Measure.People, PrivacySettings.LowestGroupForText, "Privacy:MinimumGroupForText"),
            new("weeks", "how far the weekly cards of a unit can be paged back", Snapshots.WeeksBack, Measure.Weeks),
            new("weeks-whole", "weekly cards of the whole organisation that can be paged back", Snapshots.SpreadBack, Measure.Weeks),
        ];
    }

    private static IEnumerable<Threshold> Limits() =>
    [
        new("releases", "releases of one person at a time", Release.Most, Measure.Things),
        new("sessions", "sessions of one person at a time that are not over", CoachSession.Most, Measure.Things),
        new("guests", "guests of a session, besides owner and coach", CoachSession.MostGuests, Measure.People),
        new("answer", "time a coach has to answer a request", CoachSession.DaysToAnswer, Measure.WorkingDays),
        new("log-lines", "lines of a person's access log", LogEntry.Most, Measure.Things),
    ];

    private static IEnumerable<Threshold> Periods() =>
    [
        new("note", "private notes", new ContentValues().NoteDays, Measure.Days),
        new("sentence", "own sentences, after the programme they belong to", Lives.Sentence.Days, Measure.Days),
        new("tap", "coded taps", Lives.Tap.Days, Measure.Days),
        new("counted", "coded taps as they count in the weekly card, after the end of their week", Lives.Counted.Days / DaysAWeek, Measure.Weeks),
        new("relationship", "what is about a relationship, after its end", Lives.MonthsAfterRelationship, Measure.Months),
        new("unkept", "the position in a guide that keeps nothing", (int)Lives.Unkept.TotalHours, Measure.Hours),
        new("release", "a release, at most", Release.Fortnight.Days, Measure.Days),
        new("session", "a session, after its end", Lives.AfterSession.Days, Measure.Days),
        new("session-untouched", "a session nobody ended, after its last change", Lives.UntouchedSession.Days, Measure.Days),
        new("calendar", "a meeting of a deleted session that nobody takes out of the calendars", CalendarEntries.TriedFor.Days, Measure.Days),
        new("snapshot", "a snapshot of the weekly card", Snapshots.Life.Days, Measure.Days),
        new("log", "a line of the access log", LogEntry.Life.Days, Measure.Days),
        new("link", "a one-time link to a file", (int)NewLink.Lasts.TotalMinutes, Measure.Minutes),
        new("invitation", "the code of an invitation", InviteCode.Lasts.Days, Measure.Days),
        new("message", "the body of a message that could not be sent", (int)Outbox.BodyLife.TotalHours, Measure.Hours),
        new("activity", "ids of activities, against repetitions", (int)Upkeep.SeenLife.TotalHours, Measure.Hours),
        new("conversation", "the address of a chat after it was uninstalled or erased", (int)Upkeep.ForgottenConversationLife.TotalHours, Measure.Hours),
    ];
}
