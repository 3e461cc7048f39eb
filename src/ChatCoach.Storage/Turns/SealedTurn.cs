using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Files;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Releases;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Sessions;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Storage.Turns;

/// <summary>A turn ready to be written: sealed beforehand, so that the one writer only writes.</summary>
internal sealed record SealedTurn
{
    public required TurnCommit Commit { get; init; }

    public required string KeyId { get; init; }

    public required byte[] State { get; init; }

    public required ImmutableList<(Run Run, string? About, byte[] Sealed)> Runs { get; init; }

    public required ImmutableList<(Nudge Nudge, byte[] Sealed)> Nudges { get; init; }

    public required ImmutableList<(OutboxItem Item, byte[] Body)> Outbox { get; init; }

    public required ImmutableList<CountedTap> Counted { get; init; }

    public required ImmutableList<RelationshipWrite> Relationships { get; init; }

    public required ImmutableList<(string Tag, DateTimeOffset Until, byte[] Sealed)> Links { get; init; }

    /// <summary>What is released, by the id of its release.</summary>
    public required ImmutableDictionary<string, byte[]> Released { get; init; }

    /// <summary>Sessions with coaches by their id, each under its owner's key.</summary>
    public ImmutableDictionary<string, byte[]> Sessions { get; init; } = ImmutableDictionary<string, byte[]>.Empty;

    /// <summary>Sessions of others without the person, who is erased.</summary>
    public ImmutableList<SessionWithout> Without { get; init; } = [];

    /// <summary>What the turn changes about who is when in a session.</summary>
    public ImmutableList<Booking> Bookings { get; init; } = [];

    /// <summary>What the turn changes about how dates are to stand in calendars.</summary>
    public ImmutableList<CalendarOrder> Orders { get; init; } = [];

    /// <summary>When the person, a coach, holds sessions; null: they did not say.</summary>
    public byte[]? Hours { get; init; }

    /// <summary>What a coach wrote for themself, by session.</summary>
    public ImmutableDictionary<string, byte[]> Notes { get; init; } = ImmutableDictionary<string, byte[]>.Empty;

    /// <summary>Those who come off a relationship.</summary>
    public ImmutableList<EndedRelationships.Member> Leaving { get; init; } = [];

    /// <summary>Reminders for others.</summary>
    public ImmutableList<SealedNews> News { get; init; } = [];

    /// <summary>Lines of access logs: the person's own, and of others on a relationship that somebody came to or left.</summary>
    public required ImmutableList<SealedAccess> Accesses { get; init; }

    /// <summary>Null: it stays as it is.</summary>
    public required SealedFrame? Frame { get; init; }

    /// <summary>What management wrote to an ask; null: nothing.</summary>
    public byte[]? AskWords { get; init; }

    /// <summary>What comes on weekly cards, and tags of what comes off them.</summary>
    public ImmutableList<SealedCardWord> CardWords { get; init; } = [];

    /// <summary>Runs whose contributions go before the new ones come.</summary>
    public required ImmutableList<string> UncountedTags { get; init; }

    /// <summary>Gives the tags of what a statement finds to remove.</summary>
    public required DataKey Key { get; init; }

    /// <param name="commit">What the turn changes.</param>
    /// <param name="key">The person's.</param>
    /// <param name="house">The house's: for what goes out when everything of the person goes, and for the frame of a unit.</param>
    public static SealedTurn Of(TurnCommit commit, DataKey key, DataKey house)
    {
        var person = commit.Before.PersonId;
        var runs = commit.Erase ? [] : commit.Runs.OfType<RunChange.Put>().Select(put => put.Run);
        return new SealedTurn
        {
            Commit = commit,
            Key = key,
            KeyId = key.Id,
            State = commit.Erase ? [] : key.Seal(StoredJson.Write(commit.State, StateJson.Default.PersonState, StrangeIn(commit, person)), SealPlace.Person(person), DataKey.StateBlock),
            Runs = [.. runs.Select(run => (run, run.About is { } about ? HeldRelationship.TagOf(about, key) : null, key.Seal(StoredJson.Write(run, StateJson.Default.Run, StrangeIn(commit, run.Id)), SealPlace.Run(person, run.Id))))],
            Nudges = commit.Erase ? [] : [.. commit.Nudges.Select(nudge => (nudge, key.Seal(JsonSerializer.SerializeToUtf8Bytes(nudge, StateJson.Default.Nudge), SealPlace.Nudge(person, nudge.Id))))],
            Outbox = [.. commit.Outbox.Select(message => NewRow.Of(message, commit.Now, commit.Erase ? house : key))],
            Counted = commit.Erase || commit.Before.Unit is not { } unit ? [] : [.. commit.Contributions.Select(tap => CountedTap.Of(tap, tap.Unit ?? unit, PeriodOf(tap, commit), key)).Where(tap => !CountedTap.IsOver(tap.Period, commit.Now))],
            Relationships = commit.Erase ? [] : RelationshipPlan.Of(commit, key),
            Links = commit.Erase ? [] : [.. commit.Links.Select(link => SealedLink(link, key))],
            Released = commit.Erase ? ImmutableDictionary<string, byte[]>.Empty : commit.Releases.OfType<ReleaseChange.Give>().ToImmutableDictionary(give => give.Release.Id, give => key.Seal(JsonSerializer.SerializeToUtf8Bytes(give.Item, StateJson.Default.ReleasedItem), SealPlace.Release(give.Release.Id)), StringComparer.Ordinal),
            Bookings = commit.Erase ? [] : [.. commit.Sessions.OfType<SessionChange.Put>().Select(put => Booking.Of(commit, put.Session)).OfType<Booking>()],
            Orders = commit.Erase || !commit.OrdersCalendars ? [] : [.. commit.Sessions.OfType<SessionChange.Put>().SelectMany(put => CalendarOrder.Of(commit, put.Session))],
            Hours = commit.Sessions.OfType<SessionChange.Hours>().LastOrDefault()?.Value is { } hours ? key.Seal(JsonSerializer.SerializeToUtf8Bytes(hours, StateJson.Default.CoachHours), SealPlace.Hours(person)) : null,
            Notes = commit.Sessions.OfType<SessionChange.Note>().Where(n => n.Words is not null).ToImmutableDictionary(n => n.Session, n => key.Seal(Encoding.UTF8.GetBytes(n.Words!), SealPlace.CoachNote(n.Session)), StringComparer.Ordinal),
            Accesses = commit.Erase ? [] : [.. commit.Log.Select(entry => SealedAccess.Of(entry, person, key))],
            Frame = commit.Erase || commit.Before.Unit is not { } framed || commit.Frame is not { } frame
                ? null : SealedFrame.Of(frame, framed, commit.Before.FrameVersion, StrangeIn(commit, LoadedPerson.StrangeFrame), house),
            AskWords = commit.Erase || commit.Answered is null ? null : Storage.Voice.AskWords.Seal(commit.Answered, house),
            CardWords = commit.Erase ? [] : [.. commit.CardWords.Select(change => SealedCardWord.Of(change, commit, key, house)).OfType<SealedCardWord>()],
            UncountedTags = commit.Erase ? [] : [.. commit.Contributions.Select(tap => tap.Run).Concat(commit.Uncounted).Distinct().Select(run => CountedTap.TagOfRun(run, key))],
        };
    }

    /// <summary>A question of management runs a week, whatever periods the card of the unit has.</summary>
    private static string PeriodOf(Contribution tap, TurnCommit commit) =>
        (tap.Code.StartsWith(TeamQuestion.Prefix, StringComparison.Ordinal) ? VoicePeriod.WeekOf(tap.Day) : commit.Before.Period.Of(tap.Day)).Id;

    private static (string Tag, DateTimeOffset Until, byte[] Sealed) SealedLink(NewLink link, DataKey key)
    {
        var tag = LinkSql.TagOf(link.Code);
        return (tag, link.Until, key.Seal(JsonSerializer.SerializeToUtf8Bytes(link.File, StateJson.Default.LinkedFile), SealPlace.Link(tag)));
    }

    private static StrangeMembers? StrangeIn(TurnCommit commit, string record) => commit.Before.Strange.GetValueOrDefault(record);
}

/// <summary>A contribution as it is stored: nothing of it leads to the person without their key.</summary>
internal sealed record CountedTap(string Id, string RunTag, string Unit, string Period, string Code, string Pseudonym)
{
    public static CountedTap Of(Contribution tap, string unit, string period, DataKey key) =>
        new(key.TagOf("count", tap.Run, tap.Code), TagOfRun(tap.Run, key), unit, period, tap.Code, PseudonymIn(period, key));

    public static string TagOfRun(string run, DataKey key) => key.TagOf("count-run", run);

    public static string PseudonymIn(string period, DataKey key) => key.TagOf("count-period", period);

    /// <summary>The oldest week that still counts.</summary>
    public static string OldestPeriod(DateTimeOffset now) => VoicePeriod.WeekOf(DateOnly.FromDateTime((now - Lives.Counted).UtcDateTime)).Id;

    /// <summary>Its taps went; an answer that is changed now does not bring them back.</summary>
    public static bool IsOver(string period, DateTimeOffset now) => string.CompareOrdinal(period, OldestPeriod(now)) < 0;
}
