using System.Collections.Immutable;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>How the coach talks.</summary>
public enum Tone
{
    Plain,
    Warm,
}

/// <summary>Whether the coach may write first.</summary>
public enum Reminders
{
    None,
    Follow,
}

/// <summary>
/// Everything of one person that is not a check-in of its own. Sealed as one piece under the person's key.
/// A list that an older host did not write reads as empty: source-generated JSON passes over initial values.
/// </summary>
public sealed record PersonState
{
    public static PersonState New { get; } = new();

    /// <summary>Null until the person chose.</summary>
    [StoredFor(Purpose.Support, Keeping.Settings)]
    public Language? Language { get; init; }

    /// <summary>IANA name, for example "Europe/Berlin"; from the client, because a reminder has none of its own.</summary>
    [StoredFor(Purpose.Support, Keeping.Settings)]
    public string? TimeZone { get; init; }

    /// <summary>When the hello went out; it goes out once.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public DateTimeOffset? GreetedAt { get; init; }

    /// <summary>When the person agreed to the notice; null: nothing is asked and nothing stored.</summary>
    [StoredFor(Purpose.Support, Keeping.Settings)]
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>The first day from which coded taps count, once the person said yes; null: they never do (privacy rule P3).</summary>
    [StoredFor(Purpose.Support, Keeping.Settings)]
    public DateOnly? CountsFrom { get; init; }

    [StoredFor(Purpose.Support, Keeping.Settings)]
    public Tone Tone { get; init; }

    [StoredFor(Purpose.Support, Keeping.Settings)]
    public Reminders Reminders { get; init; }

    /// <summary>The run at whose end the settings were offered; null: not yet.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public string? SettingsOfferedAfter { get; init; }

    /// <summary>Relationships by alias.</summary>
    [StoredFor(Purpose.Relationship, Keeping.Settings)]
    public ImmutableList<Relationship> Relationships { get; init => field = value ?? []; } = [];

    /// <summary>The run that typed text answers.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public string? ActiveRun { get; init; }

    /// <summary>Open runs of guides that keep no record of their own.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public ImmutableList<Run> LightRuns { get; init => field = value ?? []; } = [];

    /// <summary>The finished run that the last card is about: a copy, since only open runs are loaded with the state.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public Run? Held { get; init; }

    /// <summary>Reminders the person asked for; any other stays silent.</summary>
    [StoredFor(Purpose.Support, Keeping.Waiting)]
    public ImmutableList<Nudge> Awaited { get; init => field = value ?? []; } = [];

    /// <summary>Follow-ups the person waits for; any other stays silent.</summary>
    [StoredFor(Purpose.Relationship, Keeping.Waiting)]
    public ImmutableList<WaitingFollowUp> FollowUps { get; init => field = value ?? []; } = [];

    /// <summary>Relationships the coach asked about of itself, or is not to ask about.</summary>
    [StoredFor(Purpose.Relationship, Keeping.Waiting)]
    public ImmutableList<FollowedUp> FollowedUp { get; init => field = value ?? []; } = [];

    /// <summary>Answers others may read; those past their time go with the next release.</summary>
    [StoredFor(Purpose.Support, Keeping.Release)]
    public ImmutableList<Release> Releases { get; init => field = value ?? []; } = [];

    /// <summary>What the person put on the weekly card in their own words.</summary>
    [StoredFor(Purpose.Voice, Keeping.CardWord)]
    public ImmutableList<CardWord> CardWords { get; init => field = value ?? []; } = [];

    /// <summary>When the person was last told that something was released to them.</summary>
    [StoredFor(Purpose.Support, Keeping.Waiting)]
    public DateTimeOffset? NewsToldAt { get; init; }

    /// <summary>The person is not told of what others do: that something was released to them, that a coach is asked or said yes.</summary>
    [StoredFor(Purpose.Support, Keeping.Settings)]
    public bool NewsUntold { get; init; }

    /// <summary>The day on which a manager is sent the weekly card; null: Monday.</summary>
    [StoredFor(Purpose.Support, Keeping.Settings)]
    public DayOfWeek? VoiceDay { get; init; }

    /// <summary>The weekly card is read only when a manager asks for it.</summary>
    [StoredFor(Purpose.Support, Keeping.Settings)]
    public bool VoiceOff { get; init; }

    /// <summary>A question beside the guide that waits for its answer.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public Aside? Aside { get; init; }

    /// <summary>What the last card outside a guide offered, so that a typed label or number picks it.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public ImmutableList<Offer> Offers { get; init => field = value ?? []; } = [];

    /// <summary>Tokens of cards outside a guide that were used, newest last.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public ImmutableList<SpentToken> Spent { get; init => field = value ?? []; } = [];
}

/// <summary>A client relationship as the person calls it.</summary>
/// <param name="Id">The person's own id of it.</param>
/// <param name="Alias">Nobody else sees it, but for whoever is invited.</param>
/// <param name="Joined">The person came in on somebody's invitation.</param>
[StoredFor(Purpose.Relationship, Keeping.Settings)]
public sealed record Relationship(string Id, string Alias, bool Joined = false);

/// <summary>A follow-up that will be asked about.</summary>
/// <param name="NudgeId">Id of its reminder.</param>
/// <param name="About">The person's own id of the relationship.</param>
/// <param name="Due">UTC; the instant of <paramref name="Wall"/> when it was planned.</param>
/// <param name="Wall">What is meant; null: an older version of the program planned it.</param>
[StoredFor(Purpose.Relationship, Keeping.Waiting)]
public sealed record WaitingFollowUp(string NudgeId, string About, DateTimeOffset Due, WallTime? Wall = null);

/// <summary>How it went with asking about a relationship. Only the last day is kept.</summary>
/// <param name="About">The person's own id of the relationship.</param>
/// <param name="LastOn">The day of the last message, in the person's zone; null: none yet.</param>
/// <param name="Unanswered">Messages since the person last did something about it.</param>
/// <param name="Off">The person wants no more of them.</param>
[StoredFor(Purpose.Relationship, Keeping.Waiting)]
public sealed record FollowedUp(string About, DateOnly? LastOn = null, int Unanswered = 0, bool Off = false);

/// <summary>A token of a card outside a guide that was used.</summary>
[StoredFor(Purpose.Support, Keeping.Position)]
public sealed record SpentToken(string Token, string Hash, DateTimeOffset At);

/// <summary>One thing a card offered: its label as shown and what choosing it does.</summary>
/// <param name="Label">As shown.</param>
/// <param name="Do">See <see cref="Verbs"/>.</param>
/// <param name="Arg">What the button means.</param>
/// <param name="Run">The run it is about.</param>
/// <param name="Unseen">It stands on another page: its label is understood, and no number means it.</param>
[StoredFor(Purpose.Support, Keeping.Position)]
public sealed record Offer(string Label, string Do, string? Arg = null, string? Run = null, bool Unseen = false);

/// <summary>
/// A question beside the guide. Kinds: "stop", "removed", "keep-or-change", "name", "similar", "forget-scope", "forget-sure", "delete-sure", "release", "session-ask", "session-end", "session-neutral", "led-leave", "led-add", "led-out", "led-close";
/// of relationships "invite", "code", "join", "leave", "alone", "rename", "rename-name".
/// </summary>
public sealed record Aside
{
    [StoredFor(Purpose.Support, Keeping.Position)]
    public required string Kind { get; init; }

    /// <summary>Token of its card: a button of an older such card is not this question's answer.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public string? Token { get; init; }

    [StoredFor(Purpose.Support, Keeping.Position)]
    public string? Run { get; init; }

    [StoredFor(Purpose.Support, Keeping.Position)]
    public string? Step { get; init; }

    /// <summary>Which visit of the steps <see cref="Values"/> would be written at.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public int Visit { get; init; }

    /// <summary>What would be written if the person says so, by step; or what the question shows, by name.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public ImmutableDictionary<string, string> Values { get; init => field = value ?? ImmutableDictionary<string, string>.Empty; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What it is about: a choice made before, a relationship, the code of an invitation.</summary>
    [StoredFor(Purpose.Support, Keeping.Position)]
    public string? Scope { get; init; }
}
