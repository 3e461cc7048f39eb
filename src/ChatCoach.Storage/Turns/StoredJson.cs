using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Storage.Turns;

/// <summary>
/// Records across versions of the program. Each starts with four bytes that stand for the members its writer knew.
/// When a reader knows others, members missing in the record get the value a new one has, and members the reader does
/// not know are kept and written again: a running older host loses nothing a newer one wrote.
/// </summary>
internal static class StoredJson
{
    private const int Head = sizeof(uint);

    /// <summary>Written for a record that carries strange members, so that the next reader looks for them.</summary>
    private const uint Mixed = 0;

    private static readonly Run BlankRun = new() { Id = "", Guide = "", Version = 0, StartedAt = default, UsedAt = default };

    /// <summary>The types whose members have a default of their own, which the deserializer does not know.</summary>
    private static readonly Dictionary<Type, JsonObject> Blanks = new()
    {
        [typeof(PersonState)] = Blank(PersonState.New, StateJson.Default.PersonState),
        [typeof(Run)] = Blank(BlankRun, StateJson.Default.Run),
        [typeof(Aside)] = Blank(new Aside { Kind = "" }, StateJson.Default.Aside),
        [typeof(RelationshipRecord)] = Blank(RelationshipRecord.New, StateJson.Default.RelationshipRecord),
        [typeof(CoachSession)] = Blank(new CoachSession { Id = "", State = SessionState.Ended, AskedAt = default }, StateJson.Default.CoachSession),
        [typeof(Meeting)] = Blank(new Meeting { Number = 0 }, StateJson.Default.Meeting),
        [typeof(TeamFrame)] = Blank(TeamFrame.Default, StateJson.Default.TeamFrame),
    };

    private static readonly uint Shape = ShapeOf(Types);

    public static IEnumerable<Type> WithDefaults => Blanks.Keys;

    private static IEnumerable<JsonTypeInfo> Types =>
    [
        StateJson.Default.PersonState, StateJson.Default.Run, StateJson.Default.Aside, StateJson.Default.Relationship, StateJson.Default.Answer, StateJson.Default.IssuedCard,
        StateJson.Default.WaitingFollowUp, StateJson.Default.Release, StateJson.Default.CoachSession, StateJson.Default.SaidToCoach, StateJson.Default.Meeting, StateJson.Default.Participant, StateJson.Default.Whereabouts, StateJson.Default.ShownItem, StateJson.Default.ShownSource, StateJson.Default.WishedTimes, StateJson.Default.RelationshipRecord, StateJson.Default.Said, StateJson.Default.SaidList, StateJson.Default.Extra,
        StateJson.Default.Agreement, StateJson.Default.RelationshipEvent, StateJson.Default.FollowUp, StateJson.Default.Programme, StateJson.Default.PartDone,
        StateJson.Default.Decision, StateJson.Default.TeamFrame,
    ];

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type, StrangeMembers? strange)
    {
        var json = strange is null ? JsonSerializer.SerializeToUtf8Bytes(value, type) : With(strange, value, type);
        var stored = new byte[Head + json.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(stored, strange is null ? Shape : Mixed);
        json.CopyTo(stored, Head);
        return stored;
    }

    /// <summary>The JSON of a stored record, without our head.</summary>
    public static byte[] Body(byte[] stored) => stored[Head..];

    public static T Read<T>(ReadOnlySpan<byte> stored, JsonTypeInfo<T> type, out StrangeMembers? strange)
    {
        strange = null;
        var json = stored[Head..];
        if (BinaryPrimitives.ReadUInt32LittleEndian(stored) == Shape)
            return JsonSerializer.Deserialize(json, type)!;
        var members = JsonNode.Parse(json)!.AsObject();
        strange = StrangeIn(members, type);
        Fill(members, typeof(T));
        return members.Deserialize(type)!;
    }

    /// <summary>Four bytes that change when a member is added, removed or renamed.</summary>
    internal static uint ShapeOf(IEnumerable<JsonTypeInfo> types)
    {
        var names = string.Join('\n', types.Select(type => $"{type.Type.Name}:{string.Join(',', type.Properties.Select(property => property.Name))}"));
        return BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(names))) | 1;
    }

    private static byte[] With<T>(StrangeMembers strange, T value, JsonTypeInfo<T> type)
    {
        var members = JsonSerializer.SerializeToNode(value, type)!.AsObject();
        foreach (var (name, node) in strange.Members)
            members.TryAdd(name, node?.DeepClone());
        return Encoding.UTF8.GetBytes(members.ToJsonString());
    }

    private static StrangeMembers? StrangeIn(JsonObject members, JsonTypeInfo type)
    {
        var known = type.Properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var strange = new JsonObject();
        foreach (var (name, node) in members.Where(member => !known.Contains(member.Key)))
            strange.Add(name, node?.DeepClone());
        return strange.Count == 0 ? null : new StrangeMembers(strange);
    }

    private static void Fill(JsonObject members, Type type)
    {
        foreach (var (name, node) in Blanks[type])
            members.TryAdd(name, node?.DeepClone());
        if (type == typeof(CoachSession))
            foreach (var meeting in members["meetings"]!.AsArray())
                Fill(meeting!.AsObject(), typeof(Meeting));
        if (type != typeof(PersonState))
            return;
        foreach (var run in members["lightRuns"]!.AsArray())
            Fill(run!.AsObject(), typeof(Run));
        if (members["held"] is JsonObject held)
            Fill(held, typeof(Run));
        if (members["aside"] is JsonObject aside)
            Fill(aside, typeof(Aside));
    }

    private static JsonObject Blank<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(value, type)!.AsObject();
}
