using System.Text.Json.Nodes;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>Colleagues in a session: who comes in, what they see and what they never see.</summary>
public sealed class SessionGuestTests
{
    private const string Useless = "Dieser Code öffnet nichts";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_A_colleague_comes_in_sees_the_dates_on_their_own_wall_and_never_the_request(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(host, "Unser Team");
        await anna.SaysAsync("meine begleitung", "Termin finden", "1");
        var code = await Companions.CodeAsync(anna);
        var gus = await new Person(host, "gus") { Zone = "America/New_York" }.AgreedAsync();

        await gus.SayAsync(code);
        Assert.Contains("Name of anna lädt dich ein", gus.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Du siehst: wann die Termine sind", gus.Newest.Plain, StringComparison.Ordinal);
        Assert.Empty((await Companions.OneAsync(anna)).People);
        await gus.SayAsync("Ja, dazukommen");
        Assert.Contains("Du bist dabei", gus.Newest.Plain, StringComparison.Ordinal);

        await gus.SayAsync("meine begleitung");
        Assert.Contains("Cora leitet sie", gus.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Verabredet: Mo, 23. November, 03:00 Uhr", gus.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(gus.Newest.Buttons, b => b.Label is "Begleitung beenden" or "Kolleginnen und Kollegen einladen");
        await gus.SayAsync("Termine ansehen");
        Assert.DoesNotContain(gus.Newest.Buttons, b => b.Label is "Verschieben" or "Absagen");
        Assert.DoesNotContain(gus.History, seen => seen.Shown.Plain.Contains(Companions.Words, StringComparison.Ordinal) || seen.Shown.Plain.Contains(Companions.Alias, StringComparison.Ordinal));
        Assert.Equal(9, (await BookedAsync(host)).Count);

        await Companions.WakeAsync(host);
        foreach (var person in new[] { anna, cora })
        {
            Assert.Contains("Bei einer Begleitung ist jemand dazugekommen", person.Newest.Plain, StringComparison.Ordinal);
            Assert.DoesNotContain("gus", person.Newest.Plain, StringComparison.Ordinal);
        }

        await anna.SayAsync("meine begleitung");
        Assert.Contains("Eingeladen und dabei: Name of gus", anna.Newest.Plain, StringComparison.Ordinal);
        await cora.SayAsync("mein coach-tisch");
        Assert.Contains("Eingeladen und dabei: Name of gus", cora.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_leaves_is_free_at_its_dates_and_both_learn_that_somebody_left(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(host, "Unser Team");
        await anna.SaysAsync("meine begleitung", "Termin finden", "1");
        var gus = await JoinedAsync(host, "gus", await Companions.CodeAsync(anna));
        await Companions.WakeAsync(host);

        await gus.SaysAsync("meine begleitung", "Nicht mehr dabei sein", "Ja, ich gehe");

        Assert.Empty((await Companions.OneAsync(anna)).People);
        Assert.Equal(6, (await BookedAsync(host)).Count);
        await gus.SayAsync("meine begleitung");
        Assert.Contains("keine Begleitung", gus.Newest.Plain, StringComparison.Ordinal);
        await Companions.WakeAsync(host);
        foreach (var person in new[] { anna, cora })
            Assert.Contains("Bei einer Begleitung ist jemand gegangen", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_replaced_late_or_foreign_code_and_one_of_owner_coach_or_whoever_was_asked_open_nothing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        await Companions.AskAsync(anna, "Unser Team");
        var first = (await Companions.OneAsync(anna)).Coach!.Id == (await coaches[0].LoadAsync()).PersonId ? coaches[0] : coaches[1];
        var second = coaches.Single(c => c != first);
        await first.SaysAsync("mein coach-tisch", "Weitergeben");
        await second.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
        var replaced = await Companions.CodeAsync(anna);
        var code = await Companions.CodeAsync(anna);
        var gus = await host.Person("gus").AgreedAsync();
        var foreign = await new Person(host, "fay") { TenantId = "tenant-2" }.AgreedAsync();

        await gus.SayAsync(replaced);
        Assert.Contains(Useless, gus.Newest.Plain, StringComparison.Ordinal);
        foreach (var person in new[] { anna, first, second, foreign })
        {
            await person.SayAsync(code);
            Assert.Contains(Useless, person.Newest.Plain, StringComparison.Ordinal);
        }

        await gus.SayAsync(code);
        Assert.Contains("lädt dich ein", gus.Newest.Plain, StringComparison.Ordinal);
        host.Clock.Now += InviteCode.Lasts;
        await gus.SayAsync("Ja, dazukommen");
        Assert.Contains(Useless, gus.Newest.Plain, StringComparison.Ordinal);
        Assert.Empty((await Companions.OneAsync(anna)).People);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Two_clicks_of_the_same_yes_bring_one_guest_and_an_old_card_brings_nobody(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(host, "Unser Team");
        var gus = await host.Person("gus").AgreedAsync();
        await gus.SayAsync(await Companions.CodeAsync(anna));
        var (id, card) = gus.Chat[^1];
        var yes = card.Find("Ja, dazukommen");

        await Task.WhenAll(host.PostAsync(Click()), host.PostAsync(Click()));
        await host.SettleAsync();

        Assert.Single((await Companions.OneAsync(anna)).People);
        await gus.SaysAsync("meine begleitung", "Nicht mehr dabei sein", "Ja, ich gehe");
        await host.PostAsync(Click());
        Assert.Empty((await Companions.OneAsync(anna)).People);

        JsonObject Click() => gus.Click(yes.Verb, Person.DataOf(card, yes), id);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Nobody_comes_in_while_a_date_lies_on_another_session_of_theirs(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        foreach (var coach in coaches)
            await Companions.HoursAsync(coach);
        var gus = await host.Person("gus").AgreedAsync();
        foreach (var person in new[] { anna, gus })
        {
            await Companions.AskAsync(person, "Unser Team");
            var asked = (await Companions.OneAsync(person)).Coach!.Id;
            var coach = (await coaches[0].LoadAsync()).PersonId == asked ? coaches[0] : coaches[1];
            await coach.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
            await person.SaysAsync("meine begleitung", "Termin finden", "1");
        }

        Assert.Equal((await Companions.OneAsync(anna)).Meetings[0].Start, (await Companions.OneAsync(gus)).Meetings[0].Start);
        var code = await Companions.CodeAsync(anna);
        await gus.SaysAsync(code, "Ja, dazukommen");
        Assert.Contains("Am Mo, 23. November, 09:00 Uhr bist du schon in einer anderen Sitzung", gus.Newest.Plain, StringComparison.Ordinal);
        Assert.Empty((await Companions.OneAsync(anna)).People);

        await anna.SaysAsync("meine begleitung", "Termine ansehen", "Verschieben", "1");
        await gus.SaysAsync(code, "Ja, dazukommen");
        Assert.Single((await Companions.OneAsync(anna)).People);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_owner_takes_a_guest_out_who_learns_it_and_does_not_come_back_by_the_same_code(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(host, "Unser Team");
        await anna.SaysAsync("meine begleitung", "Termin finden", "1");
        var code = await Companions.CodeAsync(anna);
        var gus = await JoinedAsync(host, "gus", code);
        await Companions.WakeAsync(host);

        await anna.SaysAsync("meine begleitung", "Wer ist dabei?", "Name of gus herausnehmen", "Doch nichts");
        Assert.Single((await Companions.OneAsync(anna)).People);
        await anna.SaysAsync("meine begleitung", "Wer ist dabei?", "Name of gus herausnehmen", "Ja, herausnehmen");

        Assert.Contains("Name of gus ist nicht mehr dabei", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.Empty((await Companions.OneAsync(anna)).People);
        Assert.Equal(6, (await BookedAsync(host)).Count);
        await Companions.WakeAsync(host);
        Assert.Contains("ist zu Ende oder geht ohne dich weiter", gus.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Bei einer Begleitung ist jemand gegangen", cora.Newest.Plain, StringComparison.Ordinal);
        await gus.SayAsync(code);
        Assert.Contains(Useless, gus.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task More_than_eight_are_told_that_there_is_no_room(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(host, "Unser Team");
        var code = await Companions.CodeAsync(anna);
        for (var n = 0; n < CoachSession.MostGuests; n++)
            await JoinedAsync(host, $"gast{n}", code);

        var late = await host.Person("late").AgreedAsync();
        await late.SaysAsync(code, "Ja, dazukommen");
        Assert.Contains("kein Platz mehr", late.Newest.Plain, StringComparison.Ordinal);
        await anna.SaysAsync("meine begleitung", "Kolleginnen und Kollegen einladen");
        Assert.Contains("kein Platz mehr", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal(CoachSession.MostGuests, (await Companions.OneAsync(anna)).People.Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_guest_stays_when_the_coach_hands_on_is_never_asked_to_lead_it_and_goes_with_its_owner(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        await Companions.AskAsync(anna, "Unser Team");
        var leads = (await Companions.OneAsync(anna)).Coach!.Id == (await coaches[0].LoadAsync()).PersonId ? coaches[0] : coaches[1];
        var guest = coaches.Single(c => c != leads);
        await leads.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
        await guest.SaysAsync(await Companions.CodeAsync(anna), "Ja, dazukommen");

        await leads.SaysAsync("mein coach-tisch", "Abgeben", "Ja, abgeben");

        var session = await Companions.OneAsync(anna);
        Assert.Equal(SessionState.Nobody, session.State);
        Assert.Single(session.People);
        await guest.SayAsync("meine begleitung");
        Assert.Contains("Im Moment wird ein Coach gesucht", guest.Newest.Plain, StringComparison.Ordinal);
        await anna.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        await Companions.WakeAsync(host);
        Assert.Contains("ist zu Ende oder geht ohne dich weiter", guest.Newest.Plain, StringComparison.Ordinal);
        await guest.SayAsync("meine begleitung");
        Assert.Contains("keine Begleitung", guest.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task With_the_coach_a_date_falls_and_everybody_who_was_to_come_learns_it_and_at_last_that_it_is_over(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        foreach (var coach in coaches)
            await Companions.HoursAsync(coach);
        await Companions.AskAsync(anna, "Unser Team");
        var (leads, next) = (await Companions.OneAsync(anna)).Coach!.Id == (await coaches[0].LoadAsync()).PersonId ? (coaches[0], coaches[1]) : (coaches[1], coaches[0]);
        await leads.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
        var gus = await JoinedAsync(host, "gus", await Companions.CodeAsync(anna));
        await anna.SaysAsync("meine begleitung", "Termin finden");
        await anna.TapAsync(anna.Newest.Buttons.First(b => b.Label.Contains("Uhr", StringComparison.Ordinal)).Label);
        await Companions.WakeAsync(host);

        // The news of the agreed date reads the same.
        await gus.SayAsync("meine begleitung");

        var evening = new DateTimeOffset(2026, 11, 20, 21, 0, 0, TimeSpan.Zero);
        await Companions.AtAsync(host, evening);
        await leads.SaysAsync("mein coach-tisch", "Abgeben", "Ja, abgeben");
        await Companions.WakeAsync(host);
        Assert.All(new[] { anna, gus }, p => Assert.DoesNotContain("Bei einem Termin eurer Begleitung hat sich etwas getan", p.Newest.Plain, StringComparison.Ordinal));
        await Companions.AtAsync(host, evening.AddHours(58.5));
        Assert.All(new[] { anna, gus }, p => Assert.Contains("Bei einem Termin eurer Begleitung hat sich etwas getan", p.Newest.Plain, StringComparison.Ordinal));
        await anna.SayAsync("meine begleitung");

        await next.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
        await Companions.WakeAsync(host);
        Assert.Contains("Ein Coach hat zugesagt", anna.Newest.Plain, StringComparison.Ordinal);
        await gus.SayAsync("meine begleitung");

        await anna.SaysAsync("meine begleitung", "Begleitung beenden", "Ja, beenden");
        await Companions.WakeAsync(host);
        Assert.Contains("Eine Begleitung wurde beendet", gus.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Alone_with_the_coach_nobody_can_be_invited(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        await Companions.AcceptedAsync(anna, coaches[0]);

        await anna.SayAsync("meine begleitung");

        Assert.Contains("Cora hat zugesagt", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(anna.Newest.Buttons, b => b.Label == "Kolleginnen und Kollegen einladen");
    }

    private static async Task<Person> JoinedAsync(CoachHost host, string name, string code)
    {
        var person = await host.Person(name).AgreedAsync();
        await person.SaysAsync(code, "Ja, dazukommen");
        Assert.Contains("Du bist dabei", person.Newest.Plain, StringComparison.Ordinal);
        return person;
    }

    private static Task<List<long>> BookedAsync(CoachHost host) => host.Get<CoachStorage>().Sql.ReadAsync($"SELECT slot FROM booked_slots", row => row.GetInt64(0), default);
}
