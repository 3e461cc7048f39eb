using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>Where a person was last is noted when it says something new, not with each of their turns.</summary>
public sealed class LastSeenTests
{
    private static readonly ConversationPlace Teams = PlaceOf(Anna);
    private static readonly ConversationPlace WebChat = Teams with { ConversationId = "web", ChannelId = "webchat" };

    [Theory, OnSqlite, OnPostgres]
    public async Task A_conversation_is_noted_once_in_five_minutes(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await WrittenAsync(store, Teams, minute: 0);
        await WrittenAsync(store, Teams, minute: 4);
        Assert.Equal(TestStore.Now, (await LastAsync(store)).LastSeenAt);
        await WrittenAsync(store, Teams, minute: 6);
        Assert.Equal(TestStore.Now.AddMinutes(6), (await LastAsync(store)).LastSeenAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_goes_to_and_fro_is_reached_where_they_wrote_last(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await WrittenAsync(store, Teams, minute: 0);
        await WrittenAsync(store, WebChat, minute: 1);
        Assert.Equal(WebChat, (await LastAsync(store)).Place);
        await WrittenAsync(store, Teams, minute: 2);
        Assert.Equal(Teams, (await LastAsync(store)).Place);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_way_to_the_conversation_is_noted_at_once(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await WrittenAsync(store, Teams, minute: 0);
        ConversationPlace[] ways = [Teams with { ServiceUrl = "https://smba.example/de/" }, Teams with { BotId = "28:other" }, Teams with { UserId = "29:other" }, Teams with { Tenant = null }];
        foreach (var way in ways)
        {
            await WrittenAsync(store, way, minute: 1);
            Assert.Equal(way, (await LastAsync(store)).Place);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_blocked_the_coach_and_writes_again_is_reached_again_at_once(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await WrittenAsync(store, Teams, minute: 0);
        await store.Conversations.MarkAsync(Teams.ConversationId, Teams.ChannelId, ConversationStatus.Blocked, default);
        await WrittenAsync(store, Teams, minute: 1);
        Assert.Equal(ConversationStatus.Active, (await LastAsync(store)).Status);
    }

    private static async Task WrittenAsync(TestStore store, ConversationPlace place, int minute)
    {
        var now = TestStore.Now.AddMinutes(minute);
        var before = await store.Turns.LoadAsync(new PersonQuery(Anna) { Place = place, Now = now }, default);
        Assert.IsType<CommitOutcome.Committed>(await store.Turns.CommitAsync(Commit(Anna, before, turn => turn with { Conversation = place, Now = now }), default));
    }

    private static async Task<KnownConversation> LastAsync(TestStore store) => Assert.IsType<KnownConversation>(await store.Conversations.FindAsync(Anna, null, default));
}
