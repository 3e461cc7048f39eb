using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Coaching.Files;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Files;

/// <summary>The rows of one person, opened. Every table that holds something of a person is read here; a test compares.</summary>
internal sealed class ArchiveRows(SqlSession sql, string person, DataKey key, PersonKey who)
{
    /// <summary>Members of a shared record that lead to a run; an id is made from one.</summary>
    private static readonly string[] Sources = ["id", "source", "nextSource", "endedBy", "answeredBy", "gone"];

    private readonly JsonObject json = [];

    public ImmutableList<byte[]> Runs { get; private set; } = [];

    public ImmutableList<byte[]> Nudges { get; private set; } = [];

    public ImmutableList<CountedCode> Counted { get; private set; } = [];

    public ImmutableList<(string Channel, DateTimeOffset LastSeen)> Conversations { get; private set; } = [];

    public async Task<ArchiveRows> ReadAsync()
    {
        await PersonAsync();
        Runs = [.. await sql.ReadAsync($"SELECT id, sealed FROM runs WHERE person_id = {person} ORDER BY started_at, id", row => key.Open(row.GetFieldValue<byte[]>(1), SealPlace.Run(person, row.GetString(0))))];
        json["runs"] = Nodes(Runs.Select(StoredJson.Body));
        Nudges = [.. await sql.ReadAsync($"SELECT id, sealed FROM nudges WHERE person_id = {person} ORDER BY due_at, id", row => key.Open(row.GetFieldValue<byte[]>(1), SealPlace.Nudge(person, row.GetString(0))))];
        json["reminders"] = Nodes(Nudges);
        await RelationshipsAsync();
        await PlacesAsync();
        await CountedAsync();
        json["accessLog"] = new JsonArray([.. (await AccessSql.ReadAsync(sql, person, key)).Select(e => JsonSerializer.SerializeToNode(e, StateJson.Default.LogEntry))]);
        return this;
    }

    /// <summary>All of it, with what is held in common of relationships.</summary>
    public JsonObject Json(LoadedPerson loaded)
    {
        json["heldInCommon"] = new JsonObject([.. loaded.Memory.About.Select(p =>
            KeyValuePair.Create(p.Key, (JsonNode?)WithoutSources(JsonSerializer.SerializeToNode(p.Value.Record, StateJson.Default.RelationshipRecord)!)))]);
        return json;
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

    private async Task PersonAsync()
    {
        var found = await sql.ReadAsync($"SELECT unit, roles, version, state FROM people WHERE id = {person}", row => (Unit: row.Text(0), Roles: row.GetString(1), Version: row.GetInt32(2), State: row.Bytes(3)));
        // Erased meanwhile: the link is gone with them, so nobody gets what is drawn here.
        if (found is not [var (unit, roles, version, state)])
            return;
        json["person"] = new JsonObject { ["tenant"] = who.Tenant, ["objectId"] = who.ObjectId, ["unit"] = unit, ["roles"] = roles, ["turns"] = version };
        json["state"] = state is null ? null : Archives.Node(StoredJson.Body(key.Open(state, SealPlace.Person(person))));
    }

    private async Task RelationshipsAsync()
    {
        json["memberships"] = new JsonArray([.. await sql.ReadAsync(
            $"SELECT local_id, owner, since FROM relationship_members WHERE person_id = {person} ORDER BY since, local_id",
            row => (JsonNode)new JsonObject { ["relationship"] = row.GetString(0), ["owner"] = row.GetBoolean(1), ["since"] = Text(row.Time(2)) })]);
        json["invitations"] = new JsonArray([.. await sql.ReadAsync(
            $"SELECT m.local_id, i.until FROM invitations i JOIN relationship_members m ON m.relationship_id = i.relationship_id AND m.person_id = i.person_id WHERE i.person_id = {person} ORDER BY i.until",
            row => (JsonNode)new JsonObject { ["relationship"] = row.GetString(0), ["until"] = Text(row.Time(1)) })]);
        json["releases"] = new JsonArray([.. await sql.ReadAsync(
            $"SELECT id, until, read_at, sealed FROM releases WHERE person_id = {person} ORDER BY until, id",
            row => (JsonNode)new JsonObject { ["until"] = Text(row.Time(1)), ["readAt"] = row.IsDBNull(2) ? null : Text(row.Time(2)), ["item"] = Archives.Node(key.Open(row.GetFieldValue<byte[]>(3), SealPlace.Release(row.GetString(0)))) })]);
        // What it says is its owner's; that it may be read is the person's.
        json["releasedToMe"] = new JsonArray([.. await sql.ReadAsync(
            $"SELECT until, read_at FROM releases WHERE recipient_id = {person} ORDER BY until, id",
            row => (JsonNode)new JsonObject { ["until"] = Text(row.Time(0)), ["readAt"] = row.IsDBNull(1) ? null : Text(row.Time(1)) })]);
        json["links"] = new JsonArray([.. await sql.ReadAsync(
            $"SELECT tag, until, sealed FROM links WHERE person_id = {person} ORDER BY until, tag",
            row => (JsonNode)new JsonObject { ["until"] = Text(row.Time(1)), ["file"] = Archives.Node(key.Open(row.GetFieldValue<byte[]>(2), SealPlace.Link(row.GetString(0)))) })]);
    }

    private async Task PlacesAsync()
    {
        var places = await sql.ReadAsync(
            $"SELECT conversation_id, channel_id, service_url, user_id, status, last_seen_at, card_activity_id, card_key_id, card_run FROM conversations WHERE tenant = {who.Tenant} AND object_id = {who.ObjectId} ORDER BY conversation_id, channel_id",
            row => (Node: new JsonObject
            {
                ["conversation"] = row.GetString(0), ["channel"] = row.GetString(1), ["service"] = row.GetString(2), ["user"] = row.GetString(3), ["status"] = row.GetString(4), ["lastSeen"] = Text(row.Time(5)), ["newestCard"] = row.Text(6),
                ["newestCardRun"] = row.Text(7) == key.Id && row.Bytes(8) is { } card && row.Text(6) is { } activity ? Archives.Node(key.Open(card, SealPlace.Card(row.GetString(0), row.GetString(1), activity))) : null,
            }, Seen: row.Time(5)));
        Conversations = [.. places.Select(p => (p.Node["channel"]!.GetValue<string>(), p.Seen))];
        json["conversations"] = new JsonArray([.. places.Select(p => (JsonNode)p.Node)]);
        json["activitiesTakenIn"] = new JsonArray([.. await sql.ReadAsync(
            $"SELECT s.activity_id, s.at FROM seen s JOIN conversations c ON c.conversation_id = s.conversation_id WHERE c.tenant = {who.Tenant} AND c.object_id = {who.ObjectId} ORDER BY s.at, s.activity_id",
            row => (JsonNode)new JsonObject { ["activity"] = row.GetString(0), ["at"] = Text(row.Time(1)) })]);
        json["messages"] = new JsonArray([.. await sql.ReadAsync(
            $"SELECT id, kind, state, created_at, body FROM outbox WHERE person_id = {person} AND key_id = {key.Id} ORDER BY created_at, id",
            row => (JsonNode)new JsonObject { ["kind"] = row.GetString(1), ["state"] = row.GetString(2), ["at"] = Text(row.Time(3)), ["message"] = row.GetFieldValue<byte[]>(4) is { Length: > 0 } body ? Message(body, row.GetString(0)) : null })]);
    }

    private JsonValue Message(byte[] body, string id) => JsonValue.Create(Encoding.UTF8.GetString(key.Open(body, SealPlace.Outbox(id))));

    private async Task CountedAsync()
    {
        var periods = await sql.ReadAsync($"SELECT DISTINCT period FROM contributions ORDER BY period", row => row.GetString(0));
        var counted = ImmutableList.CreateBuilder<CountedCode>();
        foreach (var period in periods)
            counted.AddRange(await sql.ReadAsync($"SELECT code FROM contributions WHERE period = {period} AND pseudonym = {CountedTap.PseudonymIn(period, key)} ORDER BY code", row => new CountedCode(period, row.GetString(0))));
        Counted = counted.ToImmutable();
        json["counted"] = new JsonArray([.. Counted.Select(c => (JsonNode)new JsonObject { ["period"] = c.Period, ["code"] = c.Code })]);
    }

    private static JsonArray Nodes(IEnumerable<byte[]> records) => new([.. records.Select(r => Archives.Node(r))]);

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
