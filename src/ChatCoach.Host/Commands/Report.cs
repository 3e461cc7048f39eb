using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Host.Commands;

/// <summary>Something the program shows that is made of several people's taps (privacy rules P24, P25).</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Of">Member of <see cref="VoiceWeeks"/> or <see cref="TeamAsks"/> it is read from.</param>
/// <param name="Period">What it is about, and when it is made.</param>
/// <param name="Roles">Who can read it.</param>
/// <param name="Which">Which of them those roles can read.</param>
/// <param name="Shows">What stands on it, and from when on.</param>
/// <param name="Never">What never does.</param>
public sealed record Report(string Name, string Of, string Period, ImmutableArray<string> Roles, string Which, string Shows, string Never)
{
    private const string Week = "one calendar week, or four whole weeks where the organisation fixed them; made once on the Monday after and never again";

    /// <summary>All there are.</summary>
    public static ImmutableArray<Report> All { get; } =
    [
        new("weekly card of a unit", $"{nameof(VoiceWeeks)}.{nameof(VoiceWeeks.OfUnit)}", Week, [OrgPlace.Manager],
            "that of the unit they lead, or of the larger one it counts in",
            "the lines below as words (some, about half, most) from the thresholds `group` and `unit` on, a band from `band` on; whether a line is new; what is asked of management; good things in words people put there themselves, from the threshold `text` on",
            "a person, a count, who took part or how many, a name, any other text, a feeling, strain, the relationship check, a client"),
        new("weekly card of the whole organisation", $"{nameof(VoiceWeeks)}.{nameof(VoiceWeeks.OfAll)}", Week, OrgPlace.OfTheWhole,
            "that of the organisation; somebody who also leads a unit reads its card instead",
            "on how many of the published cards of units, of that week and of the four weeks that end with it, each line stands; it is made of those cards and nothing else",
            "on which cards, which unit, and whatever is never on the card of a unit"),
        new("asks of management", $"{nameof(TeamAsks)}.{nameof(TeamAsks.OfUnit)}", "from the card an ask stands on until it is closed; a question back runs one calendar week, its answers are counted once on the Monday after it and never again", [RoleAction.Employee],
            "that of the unit somebody belongs to, or of the larger one whose management is asked",
            "what is asked, how far it is, who takes care of it as management named them, what management says; days to a first answer; of a question back yes, partly, no as words from the threshold `group` on, among those who answered",
            "who raised it, who answered or did not, a count"),
        new("how fast managements answer", $"{nameof(TeamAsks)}.{nameof(TeamAsks.Whole)}", "asks of the last 365 days", OrgPlace.OfTheWhole,
            "that of the organisation",
            "how many asks are open and how many without an answer, days to a first answer (median), days the oldest waits",
            "of which unit, what management says, anything about employees"),
    ];
}

/// <summary>How somebody else comes to read something a person said.</summary>
/// <param name="Keeping">What is read.</param>
/// <param name="By">What it takes.</param>
public sealed record Disclosure(Keeping Keeping, string By)
{
    /// <summary>One for each way of keeping that somebody else than its person can get.</summary>
    public static ImmutableArray<Disclosure> All { get; } =
    [
        new(Keeping.Shared, "the person's yes to a preview, a code that lets one person in, and that person's yes"),
        new(Keeping.Team, "the manager sets it; it is about no person"),
        new(Keeping.Link, "the person asks for it and hands it on themself"),
        new(Keeping.Release, "the person's yes to the exact preview of one answer, until withdrawn; not offered for private notes"),
        new(Keeping.Session, "the person's yes to the exact preview of the request; guests come in by a code the owner makes; it ends when the coach comes to have a part in the matter"),
        new(Keeping.Led, "a yes to each view that is shown; the summary needs everybody's yes"),
        new(Keeping.CoachNote, "the coach writes it for their own eyes; nobody else reads it, the person it may be about neither"),
        new(Keeping.CalendarEntry, "an agreed date, where Microsoft Graph is set up; the calendar lies with Microsoft 365"),
        new(Keeping.Counted, "the person's yes to counting, from the following Monday on; nobody reads a single tap"),
        new(Keeping.Snapshot, "the role; see the reports"),
        new(Keeping.CardWord, "the person's yes to the exact preview of words they wrote about something good; no name stands with them"),
        new(Keeping.TeamAsk, "it stands on a published card; what management writes, it writes for the unit and sees once more before"),
        new(Keeping.Invitation, "the owner gives the code to somebody themself"),
        new(Keeping.Organisation, "the import, or a Teams roster; unit, roles and the name of people with a role, no answer"),
        new(Keeping.SetupChange, "the role; it says what became other and when, never by whom"),
        new(Keeping.House, "access to the host; it holds nothing about a person"),
    ];
}
