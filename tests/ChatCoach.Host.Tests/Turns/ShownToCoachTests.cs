using ChatCoach.Coaching.Sessions;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>What the coach of a session sees beforehand, and what they write for themself.</summary>
public sealed class ShownToCoachTests
{
    private const string Problem = "Jede Woche neue Wuensche vor der Abgabe";
    private const string Note = "Mit dem Rahmen anfangen";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_The_coach_reads_the_previewed_line_from_the_yes_until_it_is_taken_back_and_the_owner_sees_that(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await AcceptedAsync(host);
        await DeskAsync(cora, reads: false);

        await anna.SaysAsync("meine begleitung", "Was der Coach sieht", "Problem zeigen");
        var preview = anna.Newest.Lines.Single(l => l.StartsWith("Problem:", StringComparison.Ordinal));
        await DeskAsync(cora, reads: false);
        await anna.SayAsync("Ja, das zeigen");

        await cora.SayAsync("mein coach-tisch");
        Assert.Contains(preview, cora.Newest.Lines);
        await anna.SaysAsync("meine begleitung", "Was der Coach sieht");
        Assert.Contains($"Problem: {Problem} (gelesen)", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SayAsync("wer hat gesehen");
        Assert.Contains("Cora", anna.Newest.Plain, StringComparison.Ordinal);

        await anna.SaysAsync("meine begleitung", "Was der Coach sieht", "Problem nicht mehr zeigen");
        Assert.Contains("hatte es schon", anna.Newest.Plain, StringComparison.Ordinal);
        await DeskAsync(cora, reads: false);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_What_was_changed_or_deleted_since_is_read_no_more_and_the_coach_is_told(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await AcceptedAsync(host);
        await anna.SaysAsync("meine begleitung", "Was der Coach sieht", "Problem zeigen", "Ja, das zeigen");
        await DeskAsync(cora, reads: true);

        var hers = (await host.Get<CoachStorage>().Keys.OpenableAsync((await anna.LoadAsync()).KeyId!, default))!;
        Assert.Contains(Problem, await Crawler.ReadAsync(host.Databases.Coach, [hers]), StringComparison.Ordinal);
        await anna.SaysAsync("meine check-ins", "Ältere", "Diesen Eintrag löschen", "Ja, löschen");
        Assert.DoesNotContain(Problem, await Crawler.ReadAsync(host.Databases.Coach, [hers]), StringComparison.Ordinal);

        await DeskAsync(cora, reads: false);
        Assert.Contains("Problem: wurde inzwischen geändert oder zurückgenommen.", cora.Newest.Plain, StringComparison.Ordinal);
        await anna.SaysAsync("meine begleitung", "Was der Coach sieht");
        Assert.DoesNotContain(Problem, anna.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_next_coach_reads_nothing_that_was_shown_to_the_last_one_before_the_owner_says_yes_again(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        await TellsAsync(anna);
        await Companions.AskAsync(anna);
        var first = await CoachOfAsync(anna, coaches);
        await first.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt", "mein coach-tisch", "Eigene Notiz", Note);
        await anna.SaysAsync("meine begleitung", "Was der Coach sieht", "Problem zeigen", "Ja, das zeigen");
        await first.SaysAsync("mein coach-tisch", "Abgeben", "Ja, abgeben");
        var second = await CoachOfAsync(anna, coaches);
        Assert.NotEqual(first, second);

        await second.SaysAsync("mein coach-tisch", "Annehmen", "Bestätigt", "mein coach-tisch");
        Assert.DoesNotContain(Problem, second.Newest.Plain, StringComparison.Ordinal);
        await second.SayAsync("Eigene Notiz");
        Assert.DoesNotContain(Note, second.Newest.Plain, StringComparison.Ordinal);

        await anna.SaysAsync("meine begleitung", "Was der Coach sieht", "Problem zeigen", "Ja, das zeigen");
        await DeskAsync(second, reads: true);
        await first.SayAsync("mein coach-tisch");
        Assert.DoesNotContain(Problem, first.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_note_is_the_coachs_alone_is_in_their_file_and_goes_with_the_session(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await AcceptedAsync(host);

        await cora.SaysAsync("mein coach-tisch", "Eigene Notiz", Note);
        Assert.Contains("Niemand sonst liest das", cora.Newest.Plain, StringComparison.Ordinal);
        await cora.SaysAsync("mein coach-tisch", "Eigene Notiz");
        Assert.Contains(Note, cora.Newest.Plain, StringComparison.Ordinal);
        await cora.TapAsync("Notiz behalten", ("words", Note + ", dann die Extras"));
        Assert.Contains("Behalten", cora.Newest.Plain, StringComparison.Ordinal);

        Assert.Contains(Note, (await FileLinks.OpenAsync((await cora.ExportAsync()).Data)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Note, (await FileLinks.OpenAsync((await anna.ExportAsync()).Data)).Body, StringComparison.Ordinal);
        var keys = host.Get<CoachStorage>().Keys;
        Assert.DoesNotContain(Note, await Crawler.ReadAsync(host.Databases.Coach, [(await keys.OpenableAsync((await anna.LoadAsync()).KeyId!, default))!]), StringComparison.Ordinal);
        Assert.Contains(Note, await Crawler.ReadAsync(host.Databases.Coach, [(await keys.OpenableAsync((await cora.LoadAsync()).KeyId!, default))!]), StringComparison.Ordinal);

        await cora.SaysAsync("mein coach-tisch", "Eigene Notiz", "Notiz löschen");
        Assert.Empty(await NotesAsync(host));
        await cora.SaysAsync("mein coach-tisch", "Eigene Notiz", Note);
        await anna.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        Assert.Empty(await NotesAsync(host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Taken_back_and_read_at_the_same_moment_the_receipt_is_true(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await AcceptedAsync(host);
        for (var round = 0; round < 4; round++)
        {
            await anna.SaysAsync("meine begleitung", "Was der Coach sieht", "Problem zeigen", "Ja, das zeigen", "Was der Coach sieht");

            await Task.WhenAll(anna.SayAsync("Problem nicht mehr zeigen"), cora.SayAsync("mein coach-tisch"));

            Assert.Equal(cora.Newest.Plain.Contains(Problem, StringComparison.Ordinal), anna.Newest.Plain.Contains("hatte es schon", StringComparison.Ordinal));
        }
    }

    private static async Task DeskAsync(Person coach, bool reads)
    {
        await coach.SayAsync("mein coach-tisch");
        Assert.Equal(reads, coach.Newest.Plain.Contains(Problem, StringComparison.Ordinal));
    }

    /// <summary>What was said about the relationship before anybody was asked.</summary>
    private static async Task TellsAsync(Person person)
    {
        await person.SaysAsync("gespräch vorbereiten", Companions.Alias);
        for (var asked = 0; asked < 20 && !person.Newest.Plain.Contains("Problem", StringComparison.Ordinal); asked++)
            await person.SayAsync("überspringen");
        await person.SaysAsync(Problem, "stopp", "Behalten, was da ist");
    }

    private static async Task<(Person Anna, Person Cora)> AcceptedAsync(CoachHost host)
    {
        var (anna, coaches) = await Companions.FirmAsync(host, "cora");
        await TellsAsync(anna);
        await Companions.AcceptedAsync(anna, coaches[0]);
        return (anna, coaches[0]);
    }

    private static async Task<Person> CoachOfAsync(Person owner, List<Person> coaches)
    {
        var id = (await Companions.OneAsync(owner)).Coach!.Id;
        foreach (var coach in coaches)
            if ((await coach.LoadAsync()).PersonId == id)
                return coach;
        throw new InvalidOperationException("Nobody is asked.");
    }

    private static Task<List<string>> NotesAsync(CoachHost host) => host.Get<CoachStorage>().Sql.ReadAsync($"SELECT session_id FROM coach_notes", row => row.GetString(0), default);
}
