using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Files;

/// <summary>Every record of a person as it is stored, opened and written one after the other.</summary>
public sealed class ArchiveJson
{
    /// <summary>Bytes that are gathered before they are sent.</summary>
    private const int Together = 32 * 1024;

    /// <summary>Members of a shared record that lead to a run; an id is made from one.</summary>
    private static readonly string[] Sources = ["id", "source", "nextSource", "endedBy", "answeredBy", "gone"];

    private readonly ArchiveRows rows;
    private readonly string person;
    private readonly DataKey key;
    private readonly PersonKey who;
    private readonly Lazy<PersonArchive> whole;

    internal ArchiveJson(ArchiveRows rows, string person, DataKey key, PersonKey who, Lazy<PersonArchive> whole) =>
        (this.rows, this.person, this.key, this.who, this.whole) = (rows, person, key, who, whole);

    /// <summary>Writes the members of the object that is begun; what is written is sent on the way.</summary>
    public async Task WriteAsync(Utf8JsonWriter json)
    {
        Person(json);
        await json.FlushAsync();
        await ListAsync(json, "runs", rows.Runs, run => Copy(json, StoredJson.Body(key.Open(run.Sealed, SealPlace.Run(person, run.Id)))));
        await ListAsync(json, "reminders", rows.Nudges, nudge => Copy(json, key.Open(nudge.Sealed, SealPlace.Nudge(person, nudge.Id))));
        await RelationshipsAsync(json);
        await PlacesAsync(json);
        await ListAsync(json, "counted", rows.Counted, c => Object(json, ("period", c.Period), ("code", c.Code)));
        await ListAsync(json, "accessLog", rows.Log, line => Copy(json, key.Open(line.Sealed, SealPlace.Access(person, line.Id))));
    }

    /// <summary>One member that is a list; what has been gathered is sent between its items.</summary>
    public static async Task ListAsync<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
            if (json.BytesPending > Together)
                await json.FlushAsync();
        }

        json.WriteEndArray();
    }

    private void Person(Utf8JsonWriter json)
    {
        if (rows.Person is not var (unit, team, roles, name, version, state))
            return;
        json.WritePropertyName("person");
        json.WriteStartObject();
        json.WriteString("tenant", who.Tenant);
        json.WriteString("objectId", who.ObjectId);
        json.WriteString("unit", unit);
        json.WriteString("unitFromRosterOf", team);
        json.WriteString("roles", roles);
        json.WriteString("name", name);
        json.WriteNumber("turns", version);
        json.WriteEndObject();
        json.WritePropertyName("state");
        if (state is null)
            json.WriteNullValue();
        else
            Copy(json, StoredJson.Body(key.Open(state, SealPlace.Person(person))));
    }

    private async Task RelationshipsAsync(Utf8JsonWriter json)
    {
        await ListAsync(json, "memberships", rows.Members, m =>
        {
            json.WriteStartObject();
            json.WriteString("relationship", m.LocalId);
            json.WriteBoolean("owner", m.Member.Owner);
            json.WriteString("since", Text(m.Since));
            json.WriteEndObject();
        });
        await ListAsync(json, "invitations", rows.Invitations, i => Object(json, ("relationship", i.LocalId), ("until", Text(i.Until))));
        await ListAsync(json, "links", rows.Links, link =>
        {
            json.WriteStartObject();
            json.WriteString("until", Text(link.Until));
            json.WritePropertyName("file");
            Copy(json, key.Open(link.Piece.Sealed, SealPlace.Link(link.Piece.Id)));
            json.WriteEndObject();
        });
        await ListAsync(json, "releases", rows.Releases, release =>
        {
            json.WriteStartObject();
            json.WriteString("until", Text(release.Until));
            json.WriteString("readAt", release.ReadAt is { } read ? Text(read) : null);
            json.WritePropertyName("item");
            Copy(json, key.Open(release.Piece.Sealed, SealPlace.Release(release.Piece.Id)));
            json.WriteEndObject();
        });
        await ListAsync(json, "releasedToMe", rows.Received, r => Object(json, ("until", Text(r.Until)), ("readAt", r.ReadAt is { } read ? Text(read) : null)));
        await SessionsAsync(json);
        json.WriteStartObject("heldInCommon");
        foreach (var (id, about) in whole.Value.About)
        {
            json.WritePropertyName(id);
            WithoutSources(JsonSerializer.SerializeToNode(about.Record, StateJson.Default.RelationshipRecord)!).WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <summary>Sessions, what a coach said and wrote, and when anybody is in one.</summary>
    private async Task SessionsAsync(Utf8JsonWriter json)
    {
        await ListAsync(json, "sessions", rows.Sessions, session => Copy(json, StoredJson.Body(key.Open(session.Sealed, SealPlace.Session(session.Id)))));
        await ListAsync(json, "joinLinks", rows.JoinLinks, l => Object(json, ("session", l.Session), ("meeting", l.Meeting.ToString(CultureInfo.InvariantCulture)), ("link", Encoding.UTF8.GetString(key.Open(l.Sealed, SealPlace.CalendarLink(l.Session, l.Meeting))))));
        json.WritePropertyName("coachHours");
        if (rows.Hours is { } hours)
            Copy(json, key.Open(hours, SealPlace.Hours(person)));
        else
            json.WriteNullValue();
        await ListAsync(json, "coachNotes", rows.CoachNotes, note => Object(json, ("session", note.Id), ("words", Encoding.UTF8.GetString(key.Open(note.Sealed, SealPlace.CoachNote(note.Id))))));
        await ListAsync(json, "inSession", rows.Booked, slot => json.WriteStringValue(Text(Slots.Begin(slot))));
    }

    /// <summary>Which run an entry came from would tell the person which entries others wrote (privacy rule P2). What was written stays.</summary>
    private static JsonNode WithoutSources(JsonNode node)
    {
        foreach (var inner in node is JsonObject all ? all.Select(m => m.Value) : node is JsonArray list ? list : [])
            if (inner is not null)
                WithoutSources(inner);
        if (node is JsonObject record)
            foreach (var name in Sources)
                record.Remove(name);
        return node;
    }

    private async Task PlacesAsync(Utf8JsonWriter json)
    {
        await ListAsync(json, "conversations", rows.Places, place =>
        {
            json.WriteStartObject();
            foreach (var (name, value) in new[] { ("conversation", place.Conversation), ("channel", place.Channel), ("service", place.Service), ("user", place.User), ("status", place.Status), ("lastSeen", Text(place.LastSeen)), ("newestCard", place.Card) })
                json.WriteString(name, value);
            json.WritePropertyName("newestCardRun");
            if (place is { CardRun: { } run, Card: { } card } && place.CardKey == key.Id)
                Copy(json, key.Open(run, SealPlace.Card(place.Conversation, place.Channel, card)));
            else
                json.WriteNullValue();
            json.WriteEndObject();
        });
        await ListAsync(json, "activitiesTakenIn", rows.Seen, seen => Object(json, ("activity", seen.Activity), ("at", Text(seen.At))));
        await ListAsync(json, "messages", rows.Messages, m => Object(
            json, ("kind", m.Kind), ("state", m.State), ("at", Text(m.At)), ("message", m.Body.Length == 0 ? null : Encoding.UTF8.GetString(key.Open(m.Body, SealPlace.Outbox(m.Id))))));
    }

    private static void Object(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    /// <summary>A stored record, set out as everything else.</summary>
    private static void Copy(Utf8JsonWriter json, byte[] record)
    {
        using var document = JsonDocument.Parse(record);
        document.RootElement.WriteTo(json);
    }

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
