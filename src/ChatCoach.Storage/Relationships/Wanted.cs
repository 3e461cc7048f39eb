using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Council;
using ChatCoach.Storage.Files;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Releases;
using ChatCoach.Storage.Sessions;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Storage.Relationships;

/// <summary>Adds what a turn asked for, also to who was never here. Most turns ask for none and send no statement.</summary>
internal static class Wanted
{
    /// <param name="person">As loaded.</param>
    /// <param name="key">The person's; null: they were never here.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="storage">Where it lies.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<LoadedPerson> AddAsync(LoadedPerson person, DataKey? key, PersonQuery query, CoachStorage storage, CancellationToken ct)
    {
        if (query.Wants.Page is { } page && person.Memory.History is null)
            person = person with { Memory = person.Memory with { History = new HistoryPage(page, 0, null) } };
        if (!query.Wants.Relationships.IsEmpty)
            person = key is null ? Unknown(person, query.Wants) : await RelationshipsAsync(person, key, query.Wants, storage, ct);
        if (query.Wants.Log)
        {
            var log = key is null ? [] : await storage.Sql.ReadAsync(sql => AccessSql.ReadAsync(sql, person.PersonId, key), ct);
            person = person with { Memory = person.Memory with { Log = [.. log] } };
        }

        if (query.Wants.Recipients)
            person = person with { Memory = person.Memory with { Recipients = await storage.Sql.ReadAsync(sql => ReleaseSql.RecipientsAsync(sql, person, query.Who.Tenant), ct) } };
        if (query.Wants.Given)
            person = person with { Memory = person.Memory with { Given = await storage.Sql.ReadAsync(sql => ReleaseSql.GivenAsync(sql, person.PersonId), ct) } };
        if (query.Wants.Received)
            person = await ReceivedAsync(person, query, storage, ct);
        if (query.Wants.Voice)
            person = person with { Memory = person.Memory with { Voice = new VoiceWeeks(await WeeksAsync(person.Memory.Place, storage, ct), await SpreadAsync(person.Memory.Place, query.Who.Tenant, storage, ct)) } };
        if (query.Wants.Pauses)
            person = person with { Memory = person.Memory with { Pauses = await storage.Sql.ReadAsync(sql => PauseSql.ReadAsync(sql, query.Who.Tenant), ct) } };
        if (query.Wants.SetupChanges)
            person = person with { Memory = person.Memory with { SetupChanges = person.Memory.Place.Roles.Contains(OrgPlace.WorksCouncil) ? await storage.Sql.ReadAsync(sql => SetupChangeSql.ReadAsync(sql, query.Who.Tenant), ct) : [] } };
        if (query.Wants.TeamAsks)
            person = person with { Memory = person.Memory with { TeamAsks = await TeamAskSql.ReadAsync(storage, person.Memory.Place, query, ct) } };
        if (query.Wants.Sessions || query.Wants.CoachesOf is not null || query.Wants.CalendarOf is not null)
            person = await SessionsAsync(person, key, query, storage, ct);
        if (query.Wants.CalendarOf is { } planned)
            person = await Calendars.AddAsync(person, planned, query.Now, storage, ct);
        if (query.Wants.CoachesAbout is { } about)
            person = person with { Memory = person.Memory with { Coaches = await storage.Sql.ReadAsync(sql => SessionSql.CandidatesAsync(sql, query.Who.Tenant, person.PersonId, about, null), ct) } };
        if (query.Wants.CoachesOf is { } session && person.Met.GetValueOrDefault(session) is { } met)
            person = person with { Memory = person.Memory with { Coaches = await storage.Sql.ReadAsync(sql => SessionSql.CandidatesAsync(sql, query.Who.Tenant, met.Owner, null, session), ct) } };
        return query.Wants.Invitation is { } code ? await InvitationAsync(person, code, query, storage, ct) : person;
    }

    /// <summary>Read for who leads the unit, and for nobody else (privacy rule P22).</summary>
    private static async Task<ImmutableList<VoiceSnapshot>> WeeksAsync(OrgPlace place, CoachStorage storage, CancellationToken ct) =>
        place is { Unit: { } unit } && place.Roles.Contains(OrgPlace.Manager) ? [.. await new Snapshots(storage).OfAsync(unit, Snapshots.WeeksBack, ct)] : [];

    private static async Task<ImmutableList<VoiceSpread>> SpreadAsync(OrgPlace place, string tenant, CoachStorage storage, CancellationToken ct) =>
        place.Roles.Exists(OrgPlace.OfTheWhole.Contains) ? await storage.Sql.ReadAsync(sql => Snapshots.SpreadAsync(sql, tenant), ct) : [];

    /// <summary>What others released, as far as the person may still read it.</summary>
    private static async Task<LoadedPerson> ReceivedAsync(LoadedPerson person, PersonQuery query, CoachStorage storage, CancellationToken ct)
    {
        var received = ImmutableList.CreateBuilder<ReceivedRelease>();
        foreach (var release in await storage.Sql.ReadAsync(sql => ReleaseSql.ReceivedAsync(sql, person.PersonId, query.Now), ct))
        {
            if (await storage.Keys.OpenableAsync(release.KeyId, ct) is { } owner && release.TryOpen(owner) is { } item && ReleaseSql.MayRead(item, person, release.OwnerUnit))
                received.Add(new ReceivedRelease(release.Id, item, release.Until, release.ReadAt));
        }

        return person with { Memory = person.Memory with { Received = received.ToImmutable() } };
    }

    private static async Task<LoadedPerson> SessionsAsync(LoadedPerson person, DataKey? key, PersonQuery query, CoachStorage storage, CancellationToken ct)
    {
        var (held, met, strange) = (ImmutableList.CreateBuilder<HeldSession>(), person.Met.ToBuilder(), person.Strange.ToBuilder());
        foreach (var found in await storage.Sql.ReadAsync(sql => SessionSql.OfAsync(sql, person.PersonId, query.Now), ct))
        {
            if (await storage.Keys.OpenableAsync(found.KeyId, ct) is not { } owner)
                continue;
            if (found.TryOpen(owner, strange) is not { } opened)
                continue;
            var session = await ShownItems.CheckedAsync(await ErasedPeople.LeftOutAsync(storage.Sql, opened, ct), found.Owner, owner, storage, ct);
            met[found.Id] = new MetSession(found.Version, found.Owner, found.KeyId, session);
            held.Add(new HeldSession(session, found.PartOf(person.PersonId), found.StakeOf(session), person.PersonId));
        }

        var (coach, notes, links) = await storage.Sql.ReadAsync(
            async sql => (await SessionSql.CoachAsync(sql, person.PersonId), await SessionSql.NotesAsync(sql, person.PersonId), await CalendarOrderSql.LinksAsync(sql, person.PersonId)), ct);
        return person with
        {
            Met = met.ToImmutable(),
            Strange = strange.ToImmutable(),
            Memory = person.Memory with
            {
                Sessions = held.ToImmutable(),
                JoinLinks = await CalendarEntries.OpenAsync(storage, links, met, ct),
                TakesRequests = coach?.Takes ?? true,
                Hours = coach?.Hours is { } hours && key is not null ? Calendars.OpenHours(hours, person.PersonId, key) : null,
                CoachNotes = key is null ? [] : notes.ToImmutableDictionary(n => n.Session, n => Encoding.UTF8.GetString(key.Open(n.Sealed, SealPlace.CoachNote(n.Session)))),
            },
        };
    }

    private static LoadedPerson Unknown(LoadedPerson person, TurnWants wants) =>
        person with { Memory = person.Memory with { About = wants.Relationships.ToImmutableDictionary(id => id, _ => AboutRelationship.Empty) } };

    private static async Task<LoadedPerson> RelationshipsAsync(LoadedPerson person, DataKey key, TurnWants wants, CoachStorage storage, CancellationToken ct)
    {
        var found = new List<SealedAbout>();
        await storage.Sql.ReadAsync(
            async sql =>
            {
                foreach (var id in wants.Relationships)
                    found.Add(await AboutSql.ReadAsync(sql, person.PersonId, id, key));
                return found.Count;
            },
            ct);
        var (held, about, strange) = (person.Held.ToBuilder(), person.Memory.About.ToBuilder(), person.Strange.ToBuilder());
        foreach (var one in found)
        {
            var known = one.Member?.Open(person.PersonId, one.LocalId, key, strange);
            if (known is not null)
                held[one.LocalId] = known;
            about[one.LocalId] = one.Open(person.PersonId, known, key, strange);
        }

        return person with { Held = held.ToImmutable(), Strange = strange.ToImmutable(), Memory = person.Memory with { About = about.ToImmutable() } };
    }

    /// <summary>Whatever is wrong with a code, the answer is the same.</summary>
    private static async Task<LoadedPerson> InvitationAsync(LoadedPerson person, string typed, PersonQuery query, CoachStorage storage, CancellationToken ct)
    {
        var code = InvitationCode.Of(typed);
        var found = await storage.Sql.ReadAsync(sql => InvitationSql.ReadAsync(sql, query, person.PersonId, code.Tag), ct);
        var inviter = found?.KeyId is { } keyId ? await storage.Keys.OpenableAsync(keyId, ct) : null;
        if (found is null && await GuestInvitations.FindAsync(person, code.Tag, query, storage, ct) is var (met, session, strange))
            return person with { Met = person.Met.SetItem(session.Session.Id, met), Strange = strange is null ? person.Strange : person.Strange.SetItem(session.Session.Id, strange), Memory = person.Memory with { Invitation = new Invitation(typed, null, session) } };
        var invited = found is null || inviter is null ? null : new HeldInvitation(code.Tag, found.RelationshipId, found.Version, Open(found, code, inviter));
        return person with { Invited = invited, Memory = person.Memory with { Invitation = new Invitation(typed, invited?.Content.Alias) } };
    }

    private static InvitationContent Open(SealedInvitation found, InvitationCode code, DataKey inviter)
    {
        var place = SealPlace.Invitation(code.Tag);
        return JsonSerializer.Deserialize(code.Key.Open(inviter.Open(found.Sealed, place), place), StateJson.Default.InvitationContent)!;
    }
}
