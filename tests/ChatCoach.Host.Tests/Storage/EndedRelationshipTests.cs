using ChatCoach.Coaching.Relationships;
using ChatCoach.Host.Tests.Real;
using static ChatCoach.Host.Tests.Storage.Relating;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>P12: what is held of a relationship goes six months after it was ended.</summary>
public sealed class EndedRelationshipTests
{
    private static readonly DateOnly EndedOn = new(2026, 11, 20);
    private static readonly DateTimeOffset Goes = new(2027, 5, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory, OnSqlite, OnPostgres]
    public async Task P12_Record_and_wrapped_keys_of_an_ended_relationship_go_after_six_months_and_nothing_else(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ShareAsync(["shared"], (Ben, His));
        Committed(await store.PutAsync(Anna, "goes on", "stays"));
        Committed(await store.RelateAsync(Anna, Hers, new RelationshipChange.Put(Hers, Holding("shared") with { EndedOn = EndedOn, EndedBy = "run" })));

        await store.Upkeep.RunAsync(Goes.AddSeconds(-1), default);
        Assert.Equal(["shared"], (await store.AboutAsync(Ben, His)).Extras());

        await store.Upkeep.RunAsync(Goes, default);
        Assert.Equal((1, 1), (await store.CountAsync("relationships"), await store.CountAsync("relationship_members")));
        Assert.Equal(RelationshipRecord.New, (await store.AboutAsync(Ben, His)).Record);
        Assert.Equal(RelationshipRecord.New, (await store.AboutAsync(Anna, Hers)).Record);
        Assert.Equal(["stays"], (await store.AboutAsync(Anna, "goes on")).Extras());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task P12_What_is_still_written_about_it_stays_as_long_after_that(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.RelateAsync(Anna, Hers, new RelationshipChange.Put(Hers, Holding("late") with { EndedOn = EndedOn.AddYears(-2), EndedBy = "run" })));
        await store.Upkeep.RunAsync(TestStore.Now.AddMonths(5), default);
        Assert.Equal(["late"], (await store.AboutAsync(Anna, Hers)).Extras());

        await store.Upkeep.RunAsync(TestStore.Now.AddMonths(6), default);
        Assert.Equal(0, await store.CountAsync("relationships"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task P12_An_end_that_was_taken_back_ends_nothing(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        Committed(await store.RelateAsync(Anna, Hers, new RelationshipChange.Put(Hers, Holding("kept") with { EndedOn = EndedOn, EndedBy = "run" })));
        Committed(await store.PutAsync(Anna, Hers, "kept"));

        await store.Upkeep.RunAsync(Goes.AddYears(1), default);

        Assert.Equal(["kept"], (await store.AboutAsync(Anna, Hers)).Extras());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task P12_Being_alone_again_keeps_the_day_it_goes(Database database)
    {
        await using var store = await TestStore.StartedAsync(database);
        await store.ShareAsync(["shared"], (Ben, His));
        Committed(await store.RelateAsync(Anna, Hers, new RelationshipChange.Put(Hers, Holding("shared") with { EndedOn = EndedOn, EndedBy = "run" })));
        Committed(await store.RelateAsync(Anna, Hers, new RelationshipChange.AloneAgain(Hers)));

        await store.Upkeep.RunAsync(Goes, default);

        Assert.Equal(0, await store.CountAsync("relationships"));
    }
}
