using System.Reflection;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

public sealed class StoredJsonTests
{
    [Fact]
    public void A_record_of_an_older_host_gets_what_a_new_one_has()
    {
        var state = Read("""{"tone":"warm","lightRuns":[{"id":"1","guide":"g","version":1,"startedAt":"2026-11-20T09:00:00+00:00","usedAt":"2026-11-20T09:00:00+00:00"}],"aside":{"kind":"stop"}}""", out var strange);
        Assert.Null(strange);
        Assert.Equal(Tone.Warm, state.Tone);
        Assert.Empty(state.Relationships);
        Assert.Empty(state.Spent);
        Assert.Empty(state.Aside!.Values);
        var run = Assert.Single(state.LightRuns);
        Assert.Empty(run.Answers);
        Assert.Empty(run.Cards);
    }

    [Fact]
    public void Every_type_whose_members_have_a_default_is_known()
    {
        var types = new HashSet<Type>();
        Reach(typeof(PersonState), types);
        Reach(typeof(Run), types);
        Reach(typeof(RelationshipRecord), types);
        Reach(typeof(TeamFrame), types);
        Reach(typeof(CoachSession), types);
        var withDefaults = types.Where(type => StateJson.Default.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } info
            && info.Properties.Any(property => property.AssociatedParameter is { IsMemberInitializer: true }));
        Assert.Equal(withDefaults.Select(type => type.Name).Order(StringComparer.Ordinal), StoredJson.WithDefaults.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_shape_changes_with_a_member()
    {
        var run = StateJson.Default.Run;
        Assert.NotEqual(StoredJson.ShapeOf([run]), StoredJson.ShapeOf([run, StateJson.Default.Aside]));
        Assert.Equal(StoredJson.ShapeOf([run]), StoredJson.ShapeOf([run]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_newer_host_wrote_survives_a_turn_of_a_running_older_one(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.CommittedAsync(Anna, turn => turn with { Runs = [new RunChange.Put(RunOf("run1"))] });
        var before = await store.LoadAsync(Anna);
        var key = (await store.Storage.Keys.OpenableAsync(before.KeyId!, default))!;
        var place = SealPlace.Person(before.PersonId);
        await store.Storage.Sql.WriteAsync($"UPDATE people SET state = {key.Seal(Newer("""{"tone":"warm","mood":{"today":[1,2]}}"""), place)}", default);

        await store.CommittedAsync(Anna, turn => turn with { State = turn.State with { Tone = Tone.Plain, SettingsOfferedAfter = "run1" } });
        await store.CommittedAsync(Anna);

        var state = await store.Storage.Sql.ReadAsync($"SELECT state FROM people", row => row.GetFieldValue<byte[]>(0), default);
        var json = Encoding.UTF8.GetString(key.Open(state[0], place).AsSpan(4));
        Assert.Contains("\"mood\":{\"today\":[1,2]}", json, StringComparison.Ordinal);
        Assert.Contains("\"tone\":\"plain\"", json, StringComparison.Ordinal);
        Assert.Contains("\"settingsOfferedAfter\":\"run1\"", json, StringComparison.Ordinal);
    }

    private static PersonState Read(string json, out StrangeMembers? strange) => StoredJson.Read(Newer(json), StateJson.Default.PersonState, out strange);

    /// <summary>As a host would write it that knows other members.</summary>
    private static byte[] Newer(string json) => [1, 2, 3, 4, .. Encoding.UTF8.GetBytes(json)];

    private static void Reach(Type type, HashSet<Type> types)
    {
        if (!types.Add(type))
            return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            foreach (var next in property.PropertyType.GetGenericArguments().Append(property.PropertyType).Where(next => next.Assembly == typeof(Run).Assembly))
                Reach(next, types);
        }
    }
}
