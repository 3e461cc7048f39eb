using ChatCoach.Coaching.Guides;

namespace ChatCoach.Storage.Schema;

/// <summary>A person: who, where in the organisation, and everything else sealed.</summary>
[StoredFor(Purpose.Support, Keeping.Routing)]
public sealed class PersonRow
{
    public required string Id { get; init; }

    public required string Tenant { get; init; }

    public required string ObjectId { get; init; }

    [StoredFor(Purpose.Support, Keeping.Organisation)]
    public string? Unit { get; init; }

    /// <summary>Id of the Teams team whose roster filled the unit; null: the import named it, or there is none.</summary>
    [StoredFor(Purpose.Support, Keeping.Organisation)]
    public string? UnitTeam { get; init; }

    /// <summary>As the organisation writes it, for those with a role whom others choose by it; null: it named none.</summary>
    [StoredFor(Purpose.Support, Keeping.Organisation)]
    public string? Name { get; init; }

    /// <summary>Joined by commas; empty: none.</summary>
    [StoredFor(Purpose.Support, Keeping.Organisation)]
    public required string Roles { get; init; }

    /// <summary>Null before the first turn.</summary>
    public string? KeyId { get; init; }

    /// <summary>Turns committed; a turn is stored only over the version it read.</summary>
    public int Version { get; init; }

    /// <summary>Sealed; null before the first turn.</summary>
    [StoredFor(Purpose.Support, Keeping.Settings)]
    public byte[]? State { get; init; }

    /// <summary>When what must not lie around is put away; null: nothing does.</summary>
    public DateTimeOffset? TidyAt { get; init; }
}

/// <summary>A check-in, or any other run of a guide that keeps a record.</summary>
[StoredFor(Purpose.Support, Keeping.Answer)]
public sealed class RunRow
{
    public required string PersonId { get; init; }

    public required string Id { get; init; }

    public required string Guide { get; init; }

    public int GuideVersion { get; init; }

    public bool Open { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Tag of the relationship under the person's key: says only that two runs of one person concern the same thing.</summary>
    public string? About { get; init; }

    public required byte[] Sealed { get; init; }
}

/// <summary>A reminder: when and for whom. What it says lies sealed (privacy rule P20).</summary>
[StoredFor(Purpose.Support, Keeping.Waiting)]
public sealed class NudgeRow
{
    public required string PersonId { get; init; }

    public required string Id { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public string? LeasedBy { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }

    public int Attempts { get; init; }

    public required byte[] Sealed { get; init; }
}

/// <summary>A coded tap that may be counted. No clock time and no person; see the README of this room.</summary>
[StoredFor(Purpose.Voice, Keeping.Counted)]
public sealed class ContributionRow
{
    /// <summary>Tag of run and code under the person's key.</summary>
    public required string Id { get; init; }

    /// <summary>Tag of the run under the person's key, so that a change replaces what the run counted.</summary>
    public required string RunTag { get; init; }

    public required string Unit { get; init; }

    /// <summary>ISO week, for example "2026-W47", or four of them by the last: "2026-W48-4".</summary>
    public required string Period { get; init; }

    public required string Code { get; init; }

    /// <summary>Tag of the period under the person's key: the same within a period, another in the next.</summary>
    public required string Pseudonym { get; init; }
}

/// <summary>A unit of the organisation.</summary>
[StoredFor(Keeping.Organisation)]
public sealed class UnitRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>German state whose public holidays hold there, for example "BY"; null: only those of all states do.</summary>
    public string? FederalState { get; init; }

    /// <summary>Id of the larger unit it rolls up into; null: none.</summary>
    public string? PartOf { get; init; }

    /// <summary>"week" or "four-weeks", see <see cref="Org.PeriodNames"/>: what a weekly card is about; null: a week.</summary>
    public string? Period { get; init; }

    /// <summary>Day from which on that holds, for example "2026-11-30"; before it the other one did. Null: it always held.</summary>
    public string? PeriodFrom { get; init; }
}

/// <summary>A Teams team the app is in, so that its roster can be asked for. Nothing of it is about a person.</summary>
[StoredFor(Keeping.House)]
public sealed class TeamRow
{
    public required string Id { get; init; }

    public required string Tenant { get; init; }

    /// <summary>As last seen.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>As the channel calls it; null: it never said.</summary>
    public string? Name { get; init; }
}

/// <summary>What a unit saw of a period, made once and never again (privacy rule P5). Nothing of it is about a person.</summary>
[StoredFor(Purpose.Voice, Keeping.Snapshot)]
public sealed class VoiceSnapshotRow
{
    /// <summary>As in <see cref="ContributionRow.Period"/>.</summary>
    public required string Period { get; init; }

    public required string Unit { get; init; }

    /// <summary>Under which unit it has numbers: itself, or a larger one; null: it has none.</summary>
    public string? Stands { get; init; }

    /// <summary>k as it held then (privacy rule P7).</summary>
    public int Threshold { get; init; }

    /// <summary>JSON: the cells that may be shown, with word and band.</summary>
    public required string Cells { get; init; }
}

/// <summary>Something the weekly cards ask of a unit's management, and how far it is. It comes of published snapshots; nothing of it is about who raised it.</summary>
[StoredFor(Purpose.Voice, Keeping.TeamAsk)]
public sealed class TeamAskRow
{
    public required string Unit { get; init; }

    /// <summary>What, for example "authority".</summary>
    public required string Ask { get; init; }

    /// <summary>ISO week of the card it first stood on.</summary>
    public required string Since { get; init; }

    /// <summary>ISO week of the newest card it stood on while it was open.</summary>
    public required string Last { get; init; }

    public int Version { get; init; }

    /// <summary>For example "heard".</summary>
    public required string State { get; init; }

    /// <summary>Until when management wants to have answered, as "2026-11-23"; null: nobody said.</summary>
    public string? Until { get; init; }

    /// <summary>Day in UTC of the first answer; null: none yet.</summary>
    public string? AnsweredOn { get; init; }

    /// <summary>Day in UTC of the newest change the team is told of; null: none yet.</summary>
    public string? ToldOn { get; init; }

    /// <summary>When the team is to be told of the newest change; null: it was.</summary>
    public DateTimeOffset? TellAt { get; init; }

    /// <summary>Id of the last person who was told of it, in their order; null: nobody yet.</summary>
    public string? ToldTo { get; init; }

    /// <summary>ISO week in which management asks everybody back; null: it asked nothing.</summary>
    public string? QuestionWeek { get; init; }

    /// <summary>JSON: what may be shown of the answers; null: the week is not over.</summary>
    public string? QuestionResult { get; init; }

    /// <summary>When the unit is to be told that it is asked; null: it was.</summary>
    public DateTimeOffset? QuestionAt { get; init; }

    /// <summary>Id of the last person who was told that, in their order; null: nobody yet.</summary>
    public string? QuestionTo { get; init; }

    /// <summary>What management wrote, under the house key; null: nothing.</summary>
    public byte[]? Sealed { get; init; }
}

/// <summary>Words somebody put on the weekly card of their unit. Nothing leads to the person without their key.</summary>
[StoredFor(Purpose.Voice, Keeping.CardWord)]
public sealed class CardWordRow
{
    /// <summary>Tag under the person's key, by which they take it back.</summary>
    public required string Tag { get; init; }

    /// <summary>ISO week in which it was put there.</summary>
    public required string Period { get; init; }

    /// <summary>Tag of the period under the person's key: an erasure finds it by that.</summary>
    public required string Pseudonym { get; init; }

    public required string Unit { get; init; }

    /// <summary>ISO week of the card it stands on; null: no card had enough contributors yet.</summary>
    public string? ShownIn { get; init; }

    /// <summary>Under which unit that card has its numbers.</summary>
    public string? Stands { get; init; }

    public DateTimeOffset Until { get; init; }

    /// <summary>The words, under the house key.</summary>
    public required byte[] Sealed { get; init; }
}
