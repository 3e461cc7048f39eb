using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>Asking for a coach: who is asked, what they read, and where it stands, told by people of one firm.</summary>
public sealed class CoachSessionTests
{
    private const string Words = Companions.Words;
    private const string Alias = Companions.Alias;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_coach_reads_exactly_the_preview_and_learns_the_name_only_with_their_yes(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        var cora = coaches[0];

        var preview = await Companions.AskAsync(anna);
        await Companions.WakeAsync(host);
        Assert.Contains("fragt nach deiner Begleitung", cora.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, cora.Newest.Plain, StringComparison.Ordinal);
        await cora.TapAsync("Mein Coach-Tisch");

        Assert.Equal(5, preview.Count);
        Assert.Equal(preview, cora.Newest.Lines.Where(preview.Contains));
        Assert.DoesNotContain("Name of anna", cora.Newest.Plain, StringComparison.Ordinal);
        await cora.SaysAsync("Annehmen");
        Assert.Contains("keine Verantwortung, kein Umsatz", cora.Newest.Plain, StringComparison.Ordinal);
        await cora.SaysAsync("Bestätigt");
        Assert.Contains("Name of anna", cora.Newest.Plain, StringComparison.Ordinal);
        await Companions.WakeAsync(host);
        Assert.Contains("Ein Coach hat zugesagt", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Cora", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SayAsync("meine begleitung");
        Assert.Contains("Cora hat zugesagt", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SayAsync("wer hat gesehen");
        Assert.Equal(1, anna.Newest.Plain.Split("Ein Coach hat deine Anfrage nach Begleitung gelesen").Length - 1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_With_the_run_that_is_deleted_goes_what_a_coach_could_read_of_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        await Companions.AskAsync(anna);

        await anna.SaysAsync("meine check-ins", "Diesen Eintrag löschen", "Ja, löschen");

        Assert.DoesNotContain(await Companions.HeldAsync(anna), s => s.State != SessionState.Ended);
        await coaches[0].SayAsync("mein coach-tisch");
        Assert.Contains("Gerade fragt niemand nach dir", coaches[0].Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, coaches[0].Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task K21_P22_Whoever_is_on_the_relationship_leads_the_unit_or_takes_no_requests_is_not_asked(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "lead", "none", "free");
        await anna.AgreesAsync(Alias, "Angebot");
        await coaches[0].JoinsAsync(await anna.CodeAsync(Alias));
        await host.Get<People>().ImportAsync([], [new OrgPerson(coaches[1].Key, "nord", ["coach", "manager"], "Lead")], default);
        await coaches[2].SaysAsync("mein coach-tisch", "Gerade keine Anfragen");

        await Companions.AskAsync(anna);

        Assert.Equal((await coaches[3].LoadAsync()).PersonId, (await Companions.OneAsync(anna)).Coach!.Id);
        await coaches[3].SaysAsync("mein coach-tisch", "Weitergeben");
        Assert.Equal(SessionState.Nobody, (await Companions.OneAsync(anna)).State);
        await Companions.WakeAsync(host);
        Assert.Contains("gerade kein Coach frei", anna.Newest.Plain, StringComparison.Ordinal);
        await coaches[2].SaysAsync("mein coach-tisch", "Wieder Anfragen annehmen");
        await anna.SaysAsync("meine begleitung", "Noch einmal fragen");
        Assert.Equal(SessionState.Asked, (await Companions.OneAsync(anna)).State);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_does_not_answer_in_two_working_days_is_asked_no_longer_and_the_next_one_is(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        await Companions.AskAsync(anna);
        var first = (await Companions.OneAsync(anna)).Coach!.Id;
        await Companions.WakeAsync(host);

        host.Clock.Now = new DateTimeOffset(2026, 11, 24, 15, 30, 0, TimeSpan.Zero);
        await Companions.WakeAsync(host);
        Assert.Equal(first, (await Companions.OneAsync(anna)).Coach!.Id);
        host.Clock.Now = new DateTimeOffset(2026, 11, 24, 16, 30, 0, TimeSpan.Zero);
        await Companions.WakeAsync(host);
        await Companions.WakeAsync(host);

        var second = (await Companions.OneAsync(anna)).Coach!.Id;
        Assert.NotEqual(first, second);
        var (late, asked) = (await coaches[0].LoadAsync()).PersonId == first ? (coaches[0], coaches[1]) : (coaches[1], coaches[0]);
        await late.SayAsync("mein coach-tisch");
        Assert.Contains("Gerade fragt niemand nach dir", late.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("fragt nach deiner Begleitung", asked.Newest.Plain, StringComparison.Ordinal);
        await asked.SaysAsync("mein coach-tisch", "Annehmen", "Trifft nicht zu");
        Assert.Equal(SessionState.Nobody, (await Companions.OneAsync(anna)).State);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task News_of_a_request_leaves_the_question_about_it_open(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        await Companions.AskAsync(anna);
        await coaches[0].SaysAsync("mein coach-tisch", "Annehmen");

        await Companions.WakeAsync(host);
        await coaches[0].SayAsync("Bestätigt");

        Assert.Equal(SessionState.Accepted, (await Companions.OneAsync(anna)).State);
        await anna.SaysAsync("meine begleitung", "Termin finden", "Eigene Zeit vorschlagen", "Mi 25.11. um 14 Uhr");
        await Companions.WakeAsync(host);
        Assert.DoesNotContain("Ein Coach hat zugesagt", anna.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Of_a_yes_that_came_in_time_the_owner_hears_once(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        await Companions.AcceptedAsync(anna, coaches[0]);
        Assert.Contains("Ein Coach hat zugesagt", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SayAsync("hilfe");

        host.Clock.Now = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
        await Companions.WakeAsync(host);

        Assert.DoesNotContain("Ein Coach hat zugesagt", anna.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_comes_to_the_relationship_or_into_the_lead_later_sees_nothing_of_it_any_more_and_learns_why(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        var cora = coaches[0];
        await anna.AgreesAsync(Alias, "Angebot");
        await Companions.AskAsync(anna);
        await cora.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
        await cora.JoinsAsync(await anna.CodeAsync(Alias));

        await cora.SayAsync("mein coach-tisch");
        Assert.Contains("inzwischen bei der Beziehung dabei", cora.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, cora.Newest.Plain, StringComparison.Ordinal);
        await cora.SayAsync("mein coach-tisch");
        Assert.Contains("Gerade fragt niemand nach dir", cora.Newest.Plain, StringComparison.Ordinal);

        await anna.SaysAsync("meine begleitung", "Anfrage zurücknehmen", "Ja, beenden");
        await cora.SaysAsync(Alias, "Mehr", "Verlassen", "Ja, verlassen");
        await Companions.AskAsync(anna);
        await host.Get<People>().ImportAsync([], [new OrgPerson(cora.Key, "nord", ["coach", "manager"], "Cora")], default);
        await cora.SayAsync("mein coach-tisch");
        Assert.Contains("Du führst inzwischen die Einheit", cora.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, cora.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Ended_or_erased_nothing_of_it_is_left_to_the_coach(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        await Companions.AskAsync(anna);
        await EveryoneAsync("Annehmen", "Bestätigt");
        await anna.SaysAsync("meine begleitung", "Begleitung beenden", "Ja, beenden");
        await Companions.WakeAsync(host);
        foreach (var coach in coaches)
        {
            await coach.SayAsync("mein coach-tisch");
            Assert.DoesNotContain(Words, coach.Newest.Plain, StringComparison.Ordinal);
        }

        await Companions.AskAsync(anna);
        var asked = (await Companions.OneAsync(anna)).Coach!.Id;
        var erased = (await coaches[0].LoadAsync()).PersonId == asked ? coaches[0] : coaches[1];
        await erased.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        await Companions.WakeAsync(host);
        await Companions.WakeAsync(host);
        var now = await Companions.OneAsync(anna);
        Assert.Equal(SessionState.Asked, now.State);
        Assert.NotEqual(asked, now.Coach!.Id);

        await anna.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        Assert.Empty(await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT id FROM sessions", row => row.GetString(0), default));

        async Task EveryoneAsync(params string[] words)
        {
            foreach (var coach in coaches)
                await coach.SaysAsync(["mein coach-tisch", .. words]);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task It_lies_under_its_owners_key_and_a_stranger_can_do_nothing_with_its_id(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        await Companions.AskAsync(anna);
        var keys = host.Get<CoachStorage>().Keys;
        var (hers, coras) = ((await keys.OpenableAsync((await anna.LoadAsync()).KeyId!, default))!, (await keys.OpenableAsync((await coaches[0].LoadAsync()).KeyId!, default))!);
        await host.Get<CoachStorage>().Sql.WriteAsync($"DELETE FROM runs", default);
        Assert.DoesNotContain(Words, await Crawler.ReadAsync(host.Databases.Coach, [coras]), StringComparison.Ordinal);
        Assert.Contains(Words, await Crawler.ReadAsync(host.Databases.Coach, [hers]), StringComparison.Ordinal);

        var ben = await host.Person("ben").AgreedAsync();
        await host.Get<People>().ImportAsync([], [new OrgPerson(ben.Key, null, ["coach"], "Ben")], default);
        var session = await Companions.OneAsync(anna);
        var (id, shown) = ben.Chat[^1];
        foreach (var (verb, arg) in new[] { ("session", $"accept:{session.Id}"), ("session", $"end:{session.Id}"), ("session-do", $"pass:{session.Id}"), ("session-do", $"again:{session.Id}"), ("session", "x"), ("session-do", ":") })
        {
            var data = Person.DataOf(shown, shown.Buttons[0]);
            (data["do"], data["arg"], data["token"]) = (verb, arg, $"made-up-{verb}-{arg}");
            ben.Became(id, await host.PostAsync(ben.Click(verb, data, id)));
            Assert.DoesNotContain(Words, ben.Newest.Plain, StringComparison.Ordinal);
        }

        Assert.Equal(session.State, (await Companions.OneAsync(anna)).State);
        Assert.Equal(session.Coach, (await Companions.OneAsync(anna)).Coach);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_yes_and_a_withdrawal_at_the_same_moment_end_the_same_for_both(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        for (var round = 0; round < 4; round++)
        {
            await Companions.AskAsync(anna);
            await coaches[0].SaysAsync("mein coach-tisch", "Annehmen");
            await anna.SaysAsync("meine begleitung", "Anfrage zurücknehmen");

            await Task.WhenAll(anna.SayAsync("Ja, beenden"), coaches[0].SayAsync("Bestätigt"));

            Assert.DoesNotContain(await Companions.HeldAsync(anna), s => s.State != SessionState.Ended);
            await coaches[0].SayAsync("mein coach-tisch");
            Assert.Contains("Gerade fragt niemand nach dir", coaches[0].Newest.Plain, StringComparison.Ordinal);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_not_sent_is_not_offered_again_by_looking_at_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, _) = await Companions.FirmAsync(host, "cora");
        await anna.SaysAsync("begleitung anfragen", Alias, "Etwas ist passiert", "Beide Seiten", "Egal", Words, "Nein, nicht anfragen");

        await anna.SaysAsync("meine check-ins", "Ändern", "Doch nichts");

        Assert.DoesNotContain("Genau das liest der Coach", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.Empty(await Companions.HeldAsync(anna));
    }
}
