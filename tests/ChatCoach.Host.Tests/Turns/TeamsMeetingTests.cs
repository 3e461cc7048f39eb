using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>Dates of sessions become Teams meetings: told by whoever agrees on them, looked at in Graph.</summary>
public sealed class TeamsMeetingTests
{
    private const string Find = "Termin finden";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_date_becomes_a_Teams_meeting_of_both_and_is_moved_and_cancelled_with_it(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(house.Host);
        await anna.SaysAsync("meine begleitung", Find, "1");
        await Companions.WakeAsync(house.Host);

        var made = Assert.Single(house.Graph.Events);
        Assert.Equal(cora.Key.ObjectId, made.User);
        Assert.Equal([$"{anna.Key.ObjectId}@example.com"], made.Mails);
        Assert.Equal(DateTimeOffset.Parse("2026-11-23T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture), made.Start);
        Assert.Equal("Begleitetes Gespräch / Accompanied talk", (string?)made.Content["subject"]);
        Assert.DoesNotContain(Companions.Words, made.Content.ToJsonString(), StringComparison.Ordinal);
        await anna.SaysAsync("meine begleitung", "Termine ansehen");
        Assert.Contains($"[Zur Teams-Besprechung]({made.Link})", LinkLines(anna), StringComparison.Ordinal);
        await cora.SaysAsync("mein coach-tisch", "Termine ansehen");
        Assert.Contains(made.Link, LinkLines(cora), StringComparison.Ordinal);

        await anna.SaysAsync("meine begleitung", "Termine ansehen", "Verschieben", "1");
        await Companions.WakeAsync(house.Host);
        Assert.Single(house.Graph.Events);
        Assert.Equal(DateTimeOffset.Parse("2026-11-24T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture), made.Start);
        await Companions.AtAsync(house.Host, "2026-11-24T07:45:00Z");
        Assert.Contains("In einer Viertelstunde", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains(made.Link, LinkLines(anna), StringComparison.Ordinal);
        Assert.Contains(made.Link, LinkLines(cora), StringComparison.Ordinal);

        await anna.SaysAsync("meine begleitung", "Termine ansehen", "Absagen", "Ohne Grund absagen");
        Assert.DoesNotContain(made.Link, LinkLines(anna), StringComparison.Ordinal);
        await Companions.WakeAsync(house.Host);
        Assert.True(made.Cancelled);
        Assert.Empty(await RowsAsync(house.Host));
        Assert.Equal(["POST events", "PATCH events", "POST cancel"], house.Graph.Requests.Select(r => r.What).Where(w => w != "GET user"));
        Assert.DoesNotContain(GraphEnd.Token, house.Host.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("AAMk", house.Host.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_lost_answer_makes_no_second_meeting(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(house.Host);
        var lost = 0;
        house.Graph.Loses = what => what == "POST events" && Interlocked.Increment(ref lost) <= 2;
        await anna.SaysAsync("meine begleitung", Find, "1");
        await Companions.WakeAsync(house.Host);
        await anna.SaysAsync("meine begleitung", "Termine ansehen");
        Assert.DoesNotContain("teams.microsoft.com", LinkLines(anna), StringComparison.Ordinal);
        await anna.SaysAsync("Verschieben", "1");

        await PassedAsync(house.Host, TimeSpan.FromMinutes(2));

        var made = Assert.Single(house.Graph.Events);
        Assert.Equal(DateTimeOffset.Parse("2026-11-24T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture), made.Start);
        await anna.SaysAsync("meine begleitung", "Termine ansehen");
        Assert.Contains(made.Link, LinkLines(anna), StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_made_without_an_answer_is_found_and_taken_out(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(house.Host);
        house.Graph.Loses = what => what == "POST events";
        await anna.SaysAsync("meine begleitung", Find, "1");
        await Companions.WakeAsync(house.Host);
        Assert.Single(house.Graph.Live);

        await anna.SaysAsync("meine begleitung", "Termine ansehen", "Absagen", "Ohne Grund absagen");
        await PassedAsync(house.Host, TimeSpan.FromMinutes(2));

        Assert.Empty(house.Graph.Live);
        Assert.Empty(await RowsAsync(house.Host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Throttled_nothing_is_sent_before_the_time_Graph_names_and_then_it_is_right(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(house.Host);
        house.Graph.Answer(429, "TooManyRequests", "120");
        await anna.SaysAsync("meine begleitung", Find, "1");
        await Companions.WakeAsync(house.Host);
        var first = Assert.Single(house.Graph.Requests);
        var ben = await house.Host.Person("ben").AgreedAsync();
        await Companions.AcceptedAsync(ben, cora);
        await ben.SaysAsync("meine begleitung", Find, "1");

        await PassedAsync(house.Host, first.At.AddSeconds(119) - house.Clock.Now);
        Assert.Single(house.Graph.Requests);
        var until = first.At.AddMinutes(10);
        house.Graph.Answer(503, "ServiceUnavailable", until.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        await PassedAsync(house.Host, until.AddSeconds(-2) - house.Clock.Now);
        Assert.Equal(2, house.Graph.Requests.Count);

        house.Graph.Mood = null;
        await PassedAsync(house.Host, TimeSpan.FromMinutes(1));
        Assert.Equal(2, house.Graph.Live.Count);
        Assert.All(house.Graph.Requests.Skip(2), r => Assert.True(r.At >= until.AddSeconds(-1)));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_service_that_is_away_for_a_while_is_tried_ever_more_rarely(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(house.Host);
        house.Graph.Answer(500, "InternalServerError");
        await anna.SaysAsync("meine begleitung", Find, "3");
        await PassedAsync(house.Host, TimeSpan.FromHours(3));

        Assert.InRange(house.Graph.Requests.Count, 12, 40);
        house.Graph.Mood = null;
        await PassedAsync(house.Host, TimeSpan.FromMinutes(20));
        Assert.Single(house.Graph.Live);
    }

    [Theory]
    [OnPostgres]
    public async Task Two_hosts_make_one_meeting(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var second = await house.AddAsync();
        var (anna, _) = await Companions.PairAsync(house.Host);
        await anna.SaysAsync("meine begleitung", Find, "1", "Reihe planen", "Vier Termine", "Ja, so planen");
        house.Clock.Now += TimeSpan.FromSeconds(10);
        // Long enough for all of them to look for work while the first ones are at it.
        house.Graph.Mood = async (_, _) =>
        {
            await Task.Delay(100);
            return false;
        };

        await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => new[] { house.Host, second }).Select(h => h.Get<ChatCoach.Host.Calendars.TeamsMeetings>().RoundAsync(default)));

        Assert.Equal(4, house.Graph.Events.Count);
        Assert.Equal(4, house.Graph.Requests.Count(r => r.What == "POST events"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_is_called_off_while_it_is_being_made_is_taken_out_again(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(house.Host);
        await anna.SaysAsync("meine begleitung", Find, "1");
        await house.Host.SettleAsync();
        house.Graph.Mood = async (what, _) =>
        {
            if (what == "POST events")
            {
                house.Graph.Mood = null;
                await anna.SaysAsync("meine begleitung", "Termine ansehen", "Absagen", "Ohne Grund absagen");
            }

            return false;
        };

        await Companions.WakeAsync(house.Host);

        Assert.True(Assert.Single(house.Graph.Events).Cancelled);
        Assert.Empty(await RowsAsync(house.Host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task With_another_coach_the_meeting_leaves_the_first_calendar_and_the_next_date_stands_in_the_other(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(house.Host, "cora", "dina");
        foreach (var coach in coaches)
            await Companions.HoursAsync(coach);
        await Companions.AskAsync(anna);
        var first = (await coaches[0].LoadAsync()).PersonId == (await Companions.OneAsync(anna)).Coach!.Id ? coaches[0] : coaches[1];
        var next = coaches.Single(c => c != first);
        await first.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
        await Companions.WakeAsync(house.Host);
        await anna.SaysAsync("meine begleitung", Find, "3");
        await Companions.WakeAsync(house.Host);
        Assert.Equal(first.Key.ObjectId, Assert.Single(house.Graph.Live).User);

        await first.SaysAsync("mein coach-tisch", "Abgeben", "Ja, abgeben");
        await Companions.WakeAsync(house.Host);
        Assert.Empty(house.Graph.Live);
        await next.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt");
        await Companions.WakeAsync(house.Host);
        await anna.SaysAsync("meine begleitung", "Termine ansehen", "Nächsten Termin finden", "1");
        await Companions.WakeAsync(house.Host);

        Assert.Equal(next.Key.ObjectId, Assert.Single(house.Graph.Live).User);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_meeting_of_somebody_who_is_forgotten_is_cancelled_although_their_key_is_gone(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(house.Host);
        await anna.SaysAsync("meine begleitung", Find, "3");
        await Companions.WakeAsync(house.Host);
        house.Graph.Answer(503);
        await anna.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        Assert.Single(await RowsAsync(house.Host));
        await Companions.WakeAsync(house.Host);
        Assert.Single(house.Graph.Live);

        house.Graph.Mood = null;
        await PassedAsync(house.Host, TimeSpan.FromMinutes(5));

        Assert.Empty(house.Graph.Live);
        Assert.Equal(cora.Key.ObjectId, Assert.Single(house.Graph.Events).User);
        Assert.Empty(await RowsAsync(house.Host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_Graph_refuses_is_given_up_with_a_line_on_what_to_check_and_the_date_stands(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(house.Host);
        house.Graph.Answer(403, "ErrorAccessDenied", only: "POST events");
        await anna.SaysAsync("meine begleitung", Find, "3");
        await PassedAsync(house.Host, TimeSpan.FromHours(1));

        Assert.Single(house.Graph.Requests, r => r.What == "POST events");
        var line = Assert.Single(house.Host.Log.Lines, l => l.Contains("3400", StringComparison.Ordinal));
        Assert.Contains("403 ErrorAccessDenied. Check that the app has the application permissions", line, StringComparison.Ordinal);
        Assert.DoesNotContain(cora.Key.ObjectId, line, StringComparison.Ordinal);
        await anna.SaysAsync("meine begleitung", "Termine ansehen");
        Assert.Contains("Verabredet", anna.Newest.Plain, StringComparison.Ordinal);

        house.Graph.Mood = null;
        await anna.SaysAsync("Verschieben", "1");
        await Companions.WakeAsync(house.Host);
        Assert.Single(house.Graph.Live);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_refused_token_is_replaced_once_and_a_meeting_somebody_deleted_is_made_again(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(house.Host);
        house.Graph.Refused = GraphEnd.Token + "1";
        await anna.SaysAsync("meine begleitung", Find, "3");
        await Companions.WakeAsync(house.Host);
        var first = Assert.Single(house.Graph.Live);
        Assert.Single(house.Graph.Requests, r => r.Status == 401);

        first.Cancelled = true;
        await anna.SaysAsync("meine begleitung", "Termine ansehen", "Verschieben", "1");
        await Companions.WakeAsync(house.Host);

        Assert.NotEqual(first.Name, Assert.Single(house.Graph.Live).Name);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_link_that_comes_later_is_waited_for_without_telling_everybody_anew(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(house.Host);
        house.Graph.WithoutLinks = true;
        await anna.SaysAsync("meine begleitung", Find, "3");
        await Companions.WakeAsync(house.Host);
        house.Graph.WithoutLinks = false;
        await PassedAsync(house.Host, TimeSpan.FromMinutes(1));

        await anna.SaysAsync("meine begleitung", "Termine ansehen");
        Assert.Contains(Assert.Single(house.Graph.Live).Link, LinkLines(anna), StringComparison.Ordinal);
        Assert.DoesNotContain(house.Graph.Requests, r => r.What == "PATCH events");
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_meeting_whose_coach_changes_moves_into_the_calendar_of_the_next(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(house.Host);
        var dina = await house.Host.Person("dina").AgreedAsync();
        await anna.SaysAsync("meine begleitung", Find, "3");
        await Companions.WakeAsync(house.Host);
        var sql = house.Host.Get<CoachStorage>().Sql;
        await sql.WriteAsync($"UPDATE sessions SET coach_id = {(await dina.LoadAsync()).PersonId}", default);
        await sql.WriteAsync($"UPDATE calendar_entries SET wanted = wanted + 1, due_at = 0", default);
        var lost = new HashSet<string>(StringComparer.Ordinal);
        house.Graph.Loses = what => what is "POST cancel" or "POST events" && lost.Add(what);

        await PassedAsync(house.Host, TimeSpan.FromMinutes(1));

        Assert.Equal([cora.Key.ObjectId, dina.Key.ObjectId], house.Graph.Events.Select(e => e.User));
        Assert.Equal(dina.Key.ObjectId, Assert.Single(house.Graph.Live).User);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_session_that_ends_during_a_meeting_leaves_it_and_takes_out_the_next(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(house.Host);
        await anna.SaysAsync("meine begleitung", Find, "1", "Reihe planen", "Vier Termine", "Ja, so planen");
        await Companions.WakeAsync(house.Host);
        Assert.Equal(4, house.Graph.Live.Count);
        await Companions.AtAsync(house.Host, "2026-11-23T08:40:00Z");

        await anna.SaysAsync("meine begleitung", "Begleitung beenden", "Ja, beenden");
        await Companions.WakeAsync(house.Host);

        Assert.Equal(DateTimeOffset.Parse("2026-11-23T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture), Assert.Single(house.Graph.Live).Start);
        Assert.Empty(await RowsAsync(house.Host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_coach_who_is_forgotten_takes_the_meeting_along(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, cora) = await Companions.PairAsync(house.Host);
        await anna.SaysAsync("meine begleitung", Find, "3");
        await Companions.WakeAsync(house.Host);
        Assert.Single(house.Graph.Live);

        await cora.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        await Companions.WakeAsync(house.Host);

        Assert.Empty(house.Graph.Live);
        Assert.Empty(await RowsAsync(house.Host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_link_is_in_the_owners_export_and_nothing_is_kept_when_Graph_was_switched_off_meanwhile(Database database)
    {
        await using var house = await GraphHouse.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(house.Host);
        await anna.SaysAsync("meine begleitung", Find, "3");
        await Companions.WakeAsync(house.Host);
        var (_, data) = await anna.ExportAsync();
        var file = System.Text.Json.Nodes.JsonNode.Parse((await FileLinks.OpenAsync(data)).Body)!;
        Assert.Equal(Assert.Single(house.Graph.Live).Link, (string?)Assert.Single(file["joinLinks"]!.AsArray())!["link"]);

        house.Graph.Answer(500);
        await anna.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        var host = await house.WithoutGraphAsync();
        await host.PassAsync(TimeSpan.FromDays(13));
        Assert.Single(await RowsAsync(host));
        await host.PassAsync(TimeSpan.FromDays(2));

        Assert.Empty(await RowsAsync(host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Without_Graph_nothing_is_ordered_and_nothing_called(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, _) = await Companions.PairAsync(host);

        await anna.SaysAsync("meine begleitung", Find, "1");
        await Companions.WakeAsync(host);

        Assert.Contains("Verabredet", anna.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("teams.microsoft.com", LinkLines(anna), StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(host));
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("Graph", StringComparison.Ordinal));
    }

    private static string LinkLines(Person person) => string.Join('\n', person.Newest.Lines);

    private static Task<List<string>> RowsAsync(CoachHost host) => host.Get<CoachStorage>().Sql.ReadAsync($"SELECT session_id FROM calendar_entries", row => row.GetString(0), default);

    /// <summary>Time passes in steps shorter than any pause.</summary>
    private static async Task PassedAsync(CoachHost host, TimeSpan time)
    {
        var until = host.Clock.Now + time;
        var step = TimeSpan.FromTicks(Math.Max(TimeSpan.FromSeconds(4).Ticks, time.Ticks / 200));
        while (host.Clock.Now < until)
            await host.PassAsync(host.Clock.Now + step < until ? step : until - host.Clock.Now);
    }
}
