using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>Leading a session: three people side by side, on the real app.</summary>
public sealed class SessionLeadTests
{
    private const string Secret = "Geheim von Anna";
    private const string Open = "Offen von Gerd";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Three_people_go_through_a_session_side_by_side_and_keep_one_summary(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora, gerd) = await BegunAsync(host);
        await Task.WhenAll(anna.SaysAsync("zur sitzung", Secret, "Bei mir lassen"), gerd.SaysAsync("zur sitzung", Open, "Allen zeigen"));
        await Companions.WakeAsync(host);
        Assert.Contains("alle mit dem Schritt fertig", cora.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Open, cora.Newest.Plain, StringComparison.Ordinal);
        await cora.TapAsync("Zur Sitzung");
        Assert.Contains("Fertig: 2 von 2", cora.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains(Open, cora.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, cora.Newest.Plain, StringComparison.Ordinal);
        await gerd.SayAsync("wer hat gesehen");
        Assert.Contains("gelesen, was du gezeigt hast", gerd.Newest.Plain, StringComparison.Ordinal);
        await anna.SayAsync("wer hat gesehen");
        Assert.DoesNotContain("gelesen, was du gezeigt hast", anna.Newest.Plain, StringComparison.Ordinal);

        foreach (var said in (string[])["Gehört", "Klarheit"])
        {
            await cora.SaysAsync("zur sitzung", "Nächster Schritt");
            await anna.SaysAsync("zur sitzung", said, "Allen zeigen");
            await gerd.SaysAsync("zur sitzung", said, "Allen zeigen");
        }

        await anna.SayAsync("wer hat gesehen");
        Assert.Contains("gelesen, was du gezeigt hast", anna.Newest.Plain, StringComparison.Ordinal);
        await cora.SaysAsync("zur sitzung", "Nächster Schritt", "Anna ruft montags an", "Nächster Termin");
        foreach (var person in (Person[])[anna, gerd, cora])
            await person.SaysAsync("zur sitzung", "Ja, so behalten");
        var session = await Companions.OneAsync(anna);
        Assert.Equal("Anna ruft montags an", Assert.Single(session.Summaries).Experiment);
        Assert.Null(session.Led);
        await anna.SayAsync("meine begleitung");
        Assert.Contains("Anna ruft montags an", anna.Newest.Plain, StringComparison.Ordinal);
        await Companions.WakeAsync(host);
        await gerd.TapAsync("Zur Sitzung");
        Assert.Contains("die Zusammenfassung bleibt", gerd.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_not_shown_lies_under_the_owners_key_and_is_gone_after_the_closing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora, gerd) = await BegunAsync(host);
        await anna.SaysAsync("zur sitzung", Secret, "Bei mir lassen");
        var keys = host.Get<CoachStorage>().Keys;
        var (hers, coras) = ((await keys.OpenableAsync((await anna.LoadAsync()).KeyId!, default))!, (await keys.OpenableAsync((await cora.LoadAsync()).KeyId!, default))!);
        Assert.Contains(Secret, await Crawler.ReadAsync(host.Databases.Coach, [hers]), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await Crawler.ReadAsync(host.Databases.Coach, [coras]), StringComparison.Ordinal);

        await cora.SaysAsync("zur sitzung", "Ohne Zusammenfassung schließen", "Ja, schließen");
        var session = await Companions.OneAsync(anna);
        Assert.Null(session.Led);
        Assert.Empty(session.Summaries);
        await Companions.WakeAsync(host);
        Assert.Contains("Eure Sitzung ist zu Ende", gerd.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_guest_who_is_erased_is_part_of_it_no_more_and_the_others_go_on(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora, gerd) = await BegunAsync(host);
        await gerd.SaysAsync("zur sitzung", Open, "Allen zeigen");
        var hers = (await host.Get<CoachStorage>().Keys.OpenableAsync((await anna.LoadAsync()).KeyId!, default))!;
        Assert.Contains(Open, await Crawler.ReadAsync(host.Databases.Coach, [hers]), StringComparison.Ordinal);
        await gerd.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        Assert.DoesNotContain(Open, await Crawler.ReadAsync(host.Databases.Coach, [hers]), StringComparison.Ordinal);

        await cora.SayAsync("zur sitzung");
        Assert.DoesNotContain(Open, cora.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Fertig: 0 von 1", cora.Newest.Plain, StringComparison.Ordinal);
        await anna.SaysAsync("zur sitzung", "Meine Sicht", "Allen zeigen");
        await cora.SaysAsync("zur sitzung", "Nächster Schritt");
        var session = await Companions.OneAsync(anna);
        Assert.Equal("mirror", session.Led!.Step);
        Assert.Empty(session.People);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_coach_who_is_erased_leaves_neither_words_nor_name_and_the_owner_asks_another_one(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora, _) = await BegunAsync(host);
        await cora.SaysAsync("zur sitzung", "Nächster Schritt", "zur sitzung", "Nächster Schritt", "zur sitzung", "Nächster Schritt", "zur sitzung", Open);
        var hers = (await host.Get<CoachStorage>().Keys.OpenableAsync((await anna.LoadAsync()).KeyId!, default))!;
        Assert.Contains(Open, await Crawler.ReadAsync(host.Databases.Coach, [hers]), StringComparison.Ordinal);

        await cora.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");

        Assert.DoesNotContain(Open, await Crawler.ReadAsync(host.Databases.Coach, [hers]), StringComparison.Ordinal);
        Assert.Null((await Companions.OneAsync(anna)).Coach!.Name);
        await anna.SayAsync("meine begleitung");
        Assert.Contains("Der Coach steht nicht mehr zur Verfügung", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains(anna.Newest.Buttons, b => b.Label == "Noch einmal fragen");
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task When_its_coach_is_erased_the_next_one_is_asked_and_the_owner_learns_why(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        await Companions.AskAsync(anna);
        var first = (await Companions.OneAsync(anna)).Coach!.Id == (await coaches[0].LoadAsync()).PersonId ? coaches[0] : coaches[1];
        await first.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
        await Companions.WakeAsync(host);

        await first.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        await Companions.WakeAsync(host);

        Assert.Contains("Ich frage jemand anderen", anna.Newest.Plain, StringComparison.Ordinal);
        var session = await Companions.OneAsync(anna);
        Assert.Equal(SessionState.Asked, session.State);
        Assert.Equal((await coaches.Single(c => c != first).LoadAsync()).PersonId, session.Coach!.Id);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_coach_who_becomes_part_of_the_matter_sees_nothing_of_it_and_the_run_waits(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora, gerd) = await BegunAsync(host);
        await gerd.SaysAsync("zur sitzung", Open, "Allen zeigen");
        await host.Get<People>().ImportAsync([], [new OrgPerson(cora.Key, "nord", ["coach", "manager"], "Cora")], default);

        await cora.SayAsync("zur sitzung");
        Assert.DoesNotContain(Open, cora.Newest.Plain, StringComparison.Ordinal);
        await cora.SayAsync("mein coach-tisch");
        Assert.DoesNotContain(Open, cora.Newest.Plain, StringComparison.Ordinal);
        await gerd.TapAsync("Nachsehen, wie es steht");
        Assert.Contains("wartet, bis wieder ein Coach zusagt", gerd.Newest.Plain, StringComparison.Ordinal);
        Assert.NotNull((await Companions.OneAsync(anna)).Led);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_session_that_is_done_is_read_for_a_while_and_then_goes(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora, gerd) = await BegunAsync(host);
        for (var step = 0; step < 3; step++)
            await cora.SaysAsync("zur sitzung", "Nächster Schritt");
        await cora.SaysAsync("Anna ruft an", "Abgeschlossen");
        foreach (var person in (Person[])[anna, gerd, cora])
            await person.SaysAsync("zur sitzung", "Ja, so behalten");

        await host.PassAsync(TimeSpan.FromDays(13));
        await cora.SayAsync("mein coach-tisch");
        Assert.Contains("Anna ruft an", cora.Newest.Plain, StringComparison.Ordinal);
        await anna.SayAsync("meine begleitung");
        Assert.Contains("Abgeschlossen", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains(anna.Newest.Buttons, b => b.Label == "Begleitung beenden");
        await host.PassAsync(TimeSpan.FromDays(2));
        await cora.SayAsync("mein coach-tisch");
        Assert.DoesNotContain("Anna ruft an", cora.Newest.Plain, StringComparison.Ordinal);
    }

    /// <summary>A session that anna asked for, cora leads and gerd takes part in: at the step of the views.</summary>
    private static async Task<(Person Anna, Person Cora, Person Gerd)> BegunAsync(CoachHost host)
    {
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        var (cora, gerd) = (coaches[0], await host.Person("gerd").AgreedAsync());
        await Companions.AcceptedAsync(anna, cora);
        await JoinAsync(anna, gerd);
        await cora.SaysAsync("sitzung beginnen", "Los geht’s", "Einverstanden");
        await Companions.WakeAsync(host);
        foreach (var person in (Person[])[anna, gerd])
        {
            Assert.Contains("Eure Sitzung geht weiter", person.Newest.Plain, StringComparison.Ordinal);
            await person.SaysAsync("Zur Sitzung", "Einverstanden");
        }

        await cora.SaysAsync("zur sitzung", "Nächster Schritt");
        return (anna, cora, gerd);
    }

    /// <summary>Somebody takes part besides: written as the host writes it.</summary>
    private static async Task JoinAsync(Person owner, Person guest)
    {
        var store = owner.Host.Get<TurnStore>();
        var before = await store.LoadAsync(new PersonQuery(owner.Key) { Now = owner.Host.Clock.Now, Wants = new TurnWants { Sessions = true } }, default);
        var session = before.Memory.Sessions!.Single(h => h.Session.State == SessionState.Accepted).Session;
        var outcome = await store.CommitAsync(
            new TurnCommit
            {
                Who = owner.Key, Before = before, State = before.Memory.State, Now = owner.Host.Clock.Now, Host = "here",
                Sessions = [new SessionChange.Put(session with { People = [new Participant("p1", (await guest.LoadAsync()).PersonId, "Gerd")] }, SessionNews.None)],
            },
            default);
        Assert.IsType<CommitOutcome.Committed>(outcome);
    }
}
