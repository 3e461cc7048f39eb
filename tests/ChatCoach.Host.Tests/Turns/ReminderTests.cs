using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>What the coach does by itself.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task The_clockwork_itself_sends_what_is_due()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await WithReminderInAnHourAsync(host);
        var before = person.History.Count;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        host.Clock.Advance(TimeSpan.FromHours(1));
        while (person.History.Count == before)
            await Task.Delay(20, patience.Token);

        Assert.Contains("Du wolltest erinnert werden", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_never_pushes_aside_what_is_in_use()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await WithReminderInAnHourAsync(host);
        host.Clock.Now += TimeSpan.FromMinutes(50);
        await person.SayAsync("check-in");
        await person.SayAsync("Linie 9");
        var before = person.History.Count;

        await host.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(before, person.History.Count);

        await host.PassAsync(TimeSpan.FromMinutes(31));
        Assert.Equal(before + 1, person.History.Count);
    }

    [Theory]
    // Clocks go back on 25 October 2026 and forward on 28 March 2027 in Berlin.
    [InlineData("2026-10-24T12:00:00Z", "2026-10-26T08:30:00Z")]
    [InlineData("2026-10-22T12:00:00Z", "2026-10-23T07:30:00Z")]
    [InlineData("2027-03-27T12:00:00Z", "2027-03-30T07:30:00Z")] // after Easter
    [InlineData("2027-03-24T12:00:00Z", "2027-03-25T08:30:00Z")]
    [InlineData("2026-12-31T22:30:00Z", "2027-01-04T08:30:00Z")]
    public async Task The_next_working_day_begins_at_half_past_nine_on_the_persons_own_clock(string asked, string due)
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        host.Clock.Now = Time(asked);
        var person = host.Person("tomorrow");
        foreach (var said in (string[])["hallo", "Deutsch", "Einverstanden", "ich wurde bedroht", "Ja", "Gerade niemanden", "Nein", "Ja"])
            await person.SayAsync(said);
        await person.SayAsync("Reicht für heute");
        var before = person.History.Count;

        await host.PassAsync(Time(due) - host.Clock.Now - TimeSpan.FromSeconds(1));
        Assert.Equal(before, person.History.Count);
        await host.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("wie es dir heute geht", Assert.Single(person.History.Skip(before)).Shown.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Two_hosts_remind_once(Database database)
    {
        await using var one = await CoachHost.StartAsync(database);
        await using var two = await one.BesideAsync();
        var person = await WithReminderInAnHourAsync(one);
        var before = person.History.Count;
        one.Clock.Now += TimeSpan.FromHours(1);

        await Task.WhenAll(one.PassAsync(TimeSpan.Zero), two.PassAsync(TimeSpan.Zero));

        Assert.Single(person.History.Skip(before));
    }

    [Fact]
    public async Task A_reminder_of_unclear_fate_is_never_sent_again_and_spoken_of_at_the_next_contact()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await WithReminderInAnHourAsync(host);
        host.FarEnd.AnswerOnce(person.Conversation, (504, ""));
        await host.PassAsync(TimeSpan.FromHours(1));
        var before = person.History.Count;

        await host.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(before, person.History.Count);

        await person.SayAsync("hilfe");
        Assert.Contains("Ich weiß nicht, ob meine letzte Nachricht bei dir ankam", person.Newest.Plain, StringComparison.Ordinal);
        await person.SayAsync("hilfe");
        Assert.DoesNotContain("Ich weiß nicht", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Also_a_tap_is_told_so_in_place()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = await WithReminderInAnHourAsync(host);
        host.FarEnd.AnswerOnce(person.Conversation, (500, ""));
        await host.PassAsync(TimeSpan.FromHours(1));

        await person.TapAsync("Hilfe");
        Assert.Contains("Ich weiß nicht, ob", person.Newest.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_reminders_means_none()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = host.Person("never");
        foreach (var said in (string[])["hallo", "Deutsch", "Einverstanden", "ich wurde bedroht", "Ja", "Gerade niemanden", "Nein", "Ja", "Reicht für heute"])
            await person.SayAsync(said);
        await host.PassAsync(TimeSpan.FromDays(3));
        await person.TapAsync("Keine Erinnerungen mehr");
        var before = person.History.Count;
        await host.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal(before, person.History.Count);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Person> WithReminderInAnHourAsync(CoachHost host)
    {
        var person = host.Person("reminded");
        foreach (var said in (string[])["hallo", "Deutsch", "Einverstanden", "Linie 9", "pause", "In einer Stunde erinnern"])
            await person.SayAsync(said);
        return person;
    }
}
