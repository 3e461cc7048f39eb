using ChatCoach.Coaching.Sessions;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>The dates of a session, told by whoever agrees on them.</summary>
public sealed class SessionDateTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_asked_chooses_one_of_three_times_and_both_are_reminded(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(host);
        Assert.Contains("Ein Coach hat zugesagt", anna.Newest.Plain, StringComparison.Ordinal);

        await anna.TapAsync("Termin finden");

        Assert.Equal(3, anna.Newest.Buttons.Count(b => b.Label.EndsWith(" Uhr", StringComparison.Ordinal)));
        await anna.TapAsync(anna.Newest.Buttons[2].Label);
        Assert.Contains("Verabredet: Mi, 25. November, 09:00 Uhr", anna.Newest.Plain, StringComparison.Ordinal);
        await Companions.WakeAsync(host);
        Assert.Contains("hat sich etwas getan", cora.Newest.Plain, StringComparison.Ordinal);
        await cora.TapAsync("Termine ansehen");
        Assert.Contains("Verabredet: Mi, 25. November, 09:00 Uhr, 45 Minuten.", cora.Newest.Plain, StringComparison.Ordinal);

        await Companions.AtAsync(host, "2026-11-24T08:00:00Z");
        foreach (var person in new[] { anna, cora })
            Assert.Contains("Am nächsten Arbeitstag hast du einen Termin", person.Newest.Plain, StringComparison.Ordinal);
        await Companions.AtAsync(host, "2026-11-25T07:44:00Z");
        Assert.DoesNotContain("In einer Viertelstunde", anna.Newest.Plain, StringComparison.Ordinal);
        await Companions.AtAsync(host, "2026-11-25T07:45:00Z");
        foreach (var person in new[] { anna, cora })
            Assert.Contains("In einer Viertelstunde beginnt ein Termin eurer Begleitung: Mi, 25. November, 09:00 Uhr", person.Newest.Plain, StringComparison.Ordinal);

        await anna.TapAsync("Ich komme fünf Minuten später");
        await Companions.WakeAsync(host);
        Assert.Contains("kommt fünf Minuten später", cora.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_date_is_moved_and_called_off_with_a_reason_and_nobody_is_reminded_of_the_old_one(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(host);
        await anna.SaysAsync("meine begleitung", "Termin finden", "1");
        await anna.SaysAsync("Verschieben", "1");
        Assert.Contains("Verschoben. Alle, die dabei sind, erfahren es.\nVerabredet: Di, 24. November", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal(1, (await MeetingAsync(anna)).Sequence);

        await Companions.AtAsync(host, "2026-11-23T07:45:00Z");
        Assert.DoesNotContain("In einer Viertelstunde", anna.Newest.Plain, StringComparison.Ordinal);

        await cora.SaysAsync("mein coach-tisch", "Termine ansehen", "Absagen", "Jemand ist krank");
        Assert.Contains("Grund: Jemand ist krank.", cora.Newest.Plain, StringComparison.Ordinal);
        await Companions.WakeAsync(host);
        await anna.SaysAsync("Termine ansehen");
        Assert.Contains("Abgesagt: Di, 24. November, 09:00 Uhr. Grund: Jemand ist krank.", anna.Newest.Plain, StringComparison.Ordinal);
        await Companions.AtAsync(host, "2026-11-24T07:45:00Z");
        Assert.DoesNotContain("In einer Viertelstunde", anna.Newest.Plain + cora.Newest.Plain, StringComparison.Ordinal);
        Assert.Empty(await BookedAsync(host));

        await anna.SaysAsync("meine begleitung", "Termine ansehen", "Nächsten Termin finden", "1");
        Assert.Equal([MeetingState.CalledOff, MeetingState.Planned], (await Companions.OneAsync(anna)).Meetings.Select(m => m.State));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task An_own_time_holds_when_it_fits_the_coachs_hours_and_is_a_suggestion_otherwise(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(host);

        await anna.SaysAsync("meine begleitung", "Termin finden", "Eigene Zeit vorschlagen", "Mi 25.11. um 7 Uhr");
        Assert.Contains("außerhalb der Zeiten des Coachs. Deshalb frage ich den Coach.", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal(MeetingState.Open, (await MeetingAsync(anna)).State);
        await Companions.WakeAsync(host);
        Assert.Contains("Deine Antwort fehlt noch", cora.Newest.Plain, StringComparison.Ordinal);
        await cora.TapAsync("Termine ansehen");
        await cora.TapAsync("Mi, 25. November, 07:00 Uhr");
        Assert.Contains("Verabredet: Mi, 25. November, 07:00 Uhr", cora.Newest.Plain, StringComparison.Ordinal);

        await anna.SaysAsync("meine begleitung", "Termine ansehen", "Verschieben", "Eigene Zeit vorschlagen", "Mi 25.11. um 14 Uhr");
        Assert.Contains("Verabredet: Mi, 25. November, 14:00 Uhr", anna.Newest.Plain, StringComparison.Ordinal);

        await cora.SaysAsync("mein coach-tisch", "Termine ansehen", "Verschieben", "Diese drei vorschlagen");
        await Companions.WakeAsync(host);
        await anna.SaysAsync("Termine ansehen", "So lassen");
        Assert.Equal("14:00", (await MeetingAsync(anna)).Start!.At.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty((await MeetingAsync(anna)).Offered);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_is_no_time_is_answered_with_a_sentence_and_asked_again(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(host);
        await anna.SaysAsync("meine begleitung", "Termin finden", "Eigene Zeit vorschlagen");

        foreach (var (said, answer) in new[]
        {
            ("gestern mal schauen", "nicht als Tag und Uhrzeit verstanden"), ("31.02. um 9 Uhr", "Diesen Tag gibt es nicht"), ("20.11. um 9 Uhr", "schon vorbei"), ("morgen", "um wie viel Uhr"),
            ("Mo 25.11. um 9 Uhr", "ist ein Mittwoch"), (new string('9', 3000), "nicht als Tag und Uhrzeit verstanden"),
        })
        {
            await anna.SayAsync(said);
            Assert.Contains(answer, anna.Newest.Plain, StringComparison.Ordinal);
            Assert.NotEmpty(anna.Newest.Inputs);
        }

        // The night in which clocks are put forward: 2:30 is meant as 3:30, and that is nobody's working time.
        await anna.SayAsync("28.03.2027 um 2:30 Uhr");
        Assert.Contains("02:30 Uhr gibt es nicht. Gemeint ist dann So, 28. März, 03:30 Uhr", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SaysAsync("Vorschlag zurücknehmen", "Eigene Zeit vorschlagen", "25.10.2027 um 2:30");
        await anna.SaysAsync("Vorschlag zurücknehmen", "Eigene Zeit vorschlagen", "31.10.2027 um 2:30");
        Assert.Contains("diese Zeit gibt es zweimal. Gemeint ist das zweite Mal: So, 31. Oktober, 02:30 Uhr (UTC+01:00)", anna.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_series_is_planned_in_one_go_and_gives_way_to_what_is_taken(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(host);
        var ben = await host.Person("ben").AgreedAsync();
        await Companions.AcceptedAsync(ben, cora);
        await ben.SaysAsync("meine begleitung", "Termin finden", "Eigene Zeit vorschlagen", "Mo 30.11. um 9 Uhr");
        Assert.Contains("Verabredet: Mo, 30. November, 09:00 Uhr", ben.Newest.Plain, StringComparison.Ordinal);

        await anna.SaysAsync("meine begleitung", "Termin finden", "1", "Reihe planen", "Vier Termine");

        Assert.Contains("Diese Termine wären es", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("30. November, 09:00", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SaysAsync("Ja, so planen");
        Assert.Contains("Die Reihe steht: 4 Termine", anna.Newest.Plain, StringComparison.Ordinal);
        var starts = (await Companions.OneAsync(anna)).Meetings.Select(m => m.Start!.ToInstant()).ToList();
        Assert.Equal(4, starts.Count);
        Assert.Equal([48, 49, 50, 51], starts.Select(s => System.Globalization.ISOWeek.GetWeekOfYear(s.UtcDateTime)));
        Assert.Equal((4 * 2 * 3) + (2 * 3), (await BookedAsync(host)).Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task One_slot_taken_by_two_people_at_the_same_moment_on_two_hosts_is_one_session(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await using var second = database == Database.Postgres ? await host.BesideAsync() : null;
        var other = second ?? host;
        var (anna, cora) = await Companions.PairAsync(host);
        var ben = await host.Person("ben").AgreedAsync();
        await Companions.AcceptedAsync(ben, cora);
        ben.Host = other;
        for (var round = 0; round < 6; round++)
        {
            foreach (var person in new[] { anna, ben })
                await person.SaysAsync(round == 0 ? ["meine begleitung", "Termin finden"] : ["meine begleitung", "Termine ansehen", "Nächsten Termin finden"]);
            var time = anna.Newest.Buttons[0].Label;
            Assert.Equal(time, ben.Newest.Buttons[0].Label);

            await Task.WhenAll(anna.TapAsync(time), ben.TapAsync(time));

            var late = Assert.Single(new[] { anna, ben }, p => p.Newest.Plain.Contains("gerade vergeben", StringComparison.Ordinal));
            Assert.Equal(6, (await BookedAsync(host)).Count);
            await late.TapAsync(late.Newest.Buttons[0].Label);
            Assert.NotEqual((await MeetingAsync(anna)).Start, (await MeetingAsync(ben)).Start);
            foreach (var person in new[] { anna, ben })
                await person.SaysAsync("meine begleitung", "Termine ansehen", "Absagen", "Ohne Grund absagen");
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_calendar_file_follows_the_date_and_takes_it_out_when_it_is_called_off(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(host);
        await anna.SaysAsync("meine begleitung", "Termin finden", "1");

        var first = await FileAsync(anna, "In meinen Kalender");
        await anna.SaysAsync("Termine ansehen", "Verschieben", "1");
        var moved = await FileAsync(cora, "In meinen Kalender");
        await cora.SaysAsync("Termine ansehen", "Absagen", "Nicht mehr nötig");
        var off = await FileAsync(cora, "Aus meinem Kalender");

        Assert.Contains("METHOD:REQUEST", first, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Berlin:20261123T090000", first, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0", first, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1", moved, StringComparison.Ordinal);
        Assert.Contains("METHOD:CANCEL", off, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:2", off, StringComparison.Ordinal);
        Assert.Single(new[] { first, moved, off }.Select(Uid).Distinct());
        Assert.DoesNotContain(Companions.Words, first + moved + off, StringComparison.Ordinal);

        static string Uid(string file) => file.Split('\n').Single(l => l.StartsWith("UID:", StringComparison.Ordinal));

        async Task<string> FileAsync(Person person, string label)
        {
            if (person == cora && label.StartsWith("In", StringComparison.Ordinal))
                await cora.SaysAsync("mein coach-tisch", "Termine ansehen");
            await person.TapAsync(label);
            var opened = await FileLinks.OpenAsync(Assert.Single(person.Links()));
            Assert.Equal(200, opened.Status);
            return opened.Body.ReplaceLineEndings("\n");
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Without_hours_of_the_coach_a_time_can_be_suggested_and_a_coach_who_hands_on_leaves_no_date(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        await Companions.AskAsync(anna);
        var cora = (await coaches[0].LoadAsync()).PersonId == (await Companions.OneAsync(anna)).Coach!.Id ? coaches[0] : coaches[1];
        await cora.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
        Assert.Contains("Trag jetzt noch ein, wann du Sitzungen gibst", cora.Newest.Plain, StringComparison.Ordinal);

        await anna.SaysAsync("meine begleitung", "Termin finden");
        Assert.Contains("hat noch keine Zeiten eingetragen", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SaysAsync("Eigene Zeit vorschlagen", "25.11.2027 um 14 Uhr");
        Assert.Contains("So weit voraus plant der Coach nicht", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SayAsync("Mi 25.11. um 14 Uhr");
        await cora.SaysAsync("mein coach-tisch", "Termine ansehen", "Mi, 25. November, 14:00 Uhr");
        Assert.Contains("Verabredet", cora.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal(6, (await BookedAsync(host)).Count);

        await cora.SaysAsync("mein coach-tisch", "Abgeben", "Ja, abgeben");

        Assert.Empty(await BookedAsync(host));
        Assert.Equal(MeetingState.CalledOff, (await MeetingAsync(anna)).State);
        await Companions.AtAsync(host, "2026-11-25T12:45:00Z");
        Assert.DoesNotContain("In einer Viertelstunde", anna.Newest.Plain + cora.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_desk_says_what_is_to_be_done_today_and_this_week_and_what_is_open(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(host);
        await anna.SaysAsync("meine begleitung", "Termin finden", "1");
        foreach (var name in new[] { "ben", "carl", "dora" })
        {
            var person = await host.Person(name).AgreedAsync();
            if (name == "dora")
                await Companions.AskAsync(person);
            else
                await Companions.AcceptedAsync(person, cora);
            if (name == "carl")
                await person.SaysAsync("meine begleitung", "Termin finden", "3");
        }

        await Companions.AtAsync(host, "2026-11-23T07:00:00Z");
        await cora.SayAsync("mein coach-tisch");

        string[] expected =
        [
            "Anfragen: 1.", "Heute: Mo, 23. November, 09:00 Uhr Name of anna.", "Diese Woche: Mi, 25. November, 09:00 Uhr Name of carl.", "Offen, ein Termin oder eine Antwort fehlt: Name of ben.",
            "Diese Woche belegt: 2 von 5.",
        ];
        Assert.Equal(expected, cora.Newest.Lines.Where(expected.Contains));
        await cora.SayAsync("Anfrage ansehen");
        Assert.Contains(Companions.Words, cora.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Name of dora", cora.Newest.Plain, StringComparison.Ordinal);

        await Companions.AtAsync(host, "2026-11-23T10:00:00Z");
        await cora.SaysAsync("mein coach-tisch", "Name of anna", "Termine ansehen", "Hat stattgefunden");
        await Companions.AtAsync(host, "2026-12-08T10:00:00Z");
        await cora.SayAsync("mein coach-tisch");
        Assert.Contains("Nachfragen, seit zwei Wochen kein Termin: Name of anna.", cora.Newest.Plain, StringComparison.Ordinal);
    }

    private static async Task<Meeting> MeetingAsync(Person person) => (await Companions.OneAsync(person)).Meetings[^1];

    private static Task<List<long>> BookedAsync(CoachHost host) => host.Get<CoachStorage>().Sql.ReadAsync($"SELECT slot FROM booked_slots", row => row.GetInt64(0), default);
}
