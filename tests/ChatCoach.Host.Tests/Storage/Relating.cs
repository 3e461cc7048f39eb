using System.Collections.Immutable;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>Shorter ways to say what turns do to relationships. Everybody calls a relationship by an id of their own.</summary>
internal static class Relating
{
    public const string Code = "ABCD-EFGH-JKLM-NPQR";
    public const string Hers = "hers";
    public const string His = "his";

    public static readonly PersonKey Carl = new("tenant", "carl");

    public static RelationshipRecord Holding(params IEnumerable<string> extras) =>
        RelationshipRecord.New with { Extras = [.. extras.Select(Extra)] };

    public static Extra Extra(string what) => new(what, new DateOnly(2026, 11, 20), what, "price", "run");

    public static IEnumerable<string> Extras(this AboutRelationship about) => about.Record.Extras.Select(extra => extra.What);

    public static Task<LoadedPerson> AskAsync(this TestStore store, PersonKey who, string id) =>
        store.Turns.LoadAsync(new PersonQuery(who) { Wants = new TurnWants { Relationships = [id] } }, default);

    public static async Task<AboutRelationship> AboutAsync(this TestStore store, PersonKey who, string id) => (await store.AskAsync(who, id)).Memory.About[id];

    public static Task<LoadedPerson> InvitedAsync(this TestStore store, PersonKey who, string code, DateTimeOffset? now = null) =>
        store.Turns.LoadAsync(new PersonQuery(who) { Wants = new TurnWants { Invitation = code }, Now = now ?? TestStore.Now }, default);

    /// <summary>One turn with what it asked for.</summary>
    public static async Task<CommitOutcome> RelateAsync(this TestStore store, PersonKey who, string id, params RelationshipChange[] changes)
    {
        var before = await store.AskAsync(who, id);
        return await store.Turns.CommitAsync(Relation(who, before, id, changes), default);
    }

    public static TurnCommit Relation(PersonKey who, LoadedPerson before, string id, params RelationshipChange[] changes) => Commit(who, before, turn => turn with
    {
        State = turn.State with { Relationships = turn.State.Relationships.RemoveAll(own => own.Id == id).Add(new Relationship(id, $"{id} alias")) },
        Relationships = [.. changes],
    });

    public static Task<CommitOutcome> PutAsync(this TestStore store, PersonKey who, string id, params string[] extras) =>
        store.RelateAsync(who, id, new RelationshipChange.Put(id, Holding(extras)));

    public static Task<CommitOutcome> InviteAsync(this TestStore store, PersonKey who, string id, string code = Code, DateTimeOffset? until = null) =>
        store.RelateAsync(who, id, new RelationshipChange.Invite(id, code, until ?? TestStore.Now.AddDays(7)));

    public static async Task<CommitOutcome> JoinAsync(this TestStore store, PersonKey who, string id, string code = Code, DateTimeOffset? now = null)
    {
        var before = await store.InvitedAsync(who, code);
        Assert.NotNull(before.Memory.Invitation?.Alias);
        return await store.Turns.CommitAsync(Relation(who, before, id, new RelationshipChange.Join(code, id)) with { Now = now ?? TestStore.Now }, default);
    }

    /// <summary>Anna holds something, and the others come in one after the other with codes of their own.</summary>
    public static async Task ShareAsync(this TestStore store, IEnumerable<string> extras, params (PersonKey Who, string Id)[] others)
    {
        Committed(await store.PutAsync(Anna, Hers, [.. extras]));
        var now = TestStore.Now;
        foreach (var (who, id) in others)
        {
            Committed(await store.InviteAsync(Anna, Hers, Code + who.ObjectId));
            Committed(await store.JoinAsync(who, id, Code + who.ObjectId, now = now.AddMinutes(1)));
        }
    }

    public static void Committed(CommitOutcome outcome) => Assert.IsType<CommitOutcome.Committed>(outcome);

    public static async Task<int> CountAsync(this TestStore store, string table) =>
        (await store.Storage.Sql.ReadAsync($"SELECT COUNT(*) FROM {new ChatCoach.Storage.Writing.Fragment(table)}", row => row.GetInt32(0), default))[0];
}
