using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Commands;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>Who leads what, and who is where, changes while asks and questions are open: nothing is lost, and nothing counts for another question.</summary>
public sealed class TeamAskUnitsTests
{
    private static readonly OrgUnit All = new("all", "Kundenservice");
    private static readonly OrgUnit North = new("u1", "Nord", null, "all");
    private static readonly OrgUnit South = new("u2", "Süd", null, "all");

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task What_was_asked_of_somebody_who_leads_no_more_is_answered_by_the_next_larger_one_and_is_not_asked_twice(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (mia, max, ben) = (await host.Person("mia").AgreedAsync(), await host.Person("max").AgreedAsync(), await host.Person("ben").AgreedAsync());
        await PeopleAsync(host, new(mia.Key, "u1", ["manager"], "Mia"), new(max.Key, "all", ["manager"], "Max"), new(ben.Key, "u1", []));
        await ContributedAsync(host, "u1", "2026-W47", "checkin.authority:no");
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        await max.SayAsync("Antworten der Leitung");
        Assert.Contains("Zurzeit steht keine Frage", max.Newest.Plain, StringComparison.Ordinal);

        await PeopleAsync(host, new OrgPerson(mia.Key, "u1", []));
        await ContributedAsync(host, "u1", "2026-W48", "checkin.authority:no");
        await Companions.AtAsync(host, "2026-11-30T05:01:00Z");
        await Companions.AtAsync(host, "2026-11-30T08:31:00Z");
        Assert.Equal([("u1", "2026-W47", "2026-W48")], await AsksAsync(host));
        await max.SaysAsync("Antworten der Leitung", "Entscheiden dürfen", "Entschieden", "Bis 200 Euro entscheidet ihr selbst.", "Ans Team senden");
        await Companions.AtAsync(host, "2026-11-30T09:00:00Z");
        await Companions.AtAsync(host, "2026-11-30T09:30:00Z");
        foreach (var person in (Person[])[ben, mia])
        {
            Assert.Contains("Neues von eurer Leitung: Entscheiden dürfen.", person.Newest.Plain, StringComparison.Ordinal);
            await person.SayAsync("Lesen");
            Assert.Contains("Bis 200 Euro entscheidet ihr selbst.", person.Newest.Plain, StringComparison.Ordinal);
        }
    }

    /// <summary>Five say yes, the fifth is Ben: he answered the question of the larger unit before his own got somebody who leads it.</summary>
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task An_answer_stays_with_the_question_it_was_given_to_whoever_leads_the_unit_then(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (max, ben, eva) = (await host.Person("max").AgreedAsync(), await host.Person("ben").AgreedAsync(), await host.Person("eva").AgreedAsync());
        await CountsAsync(ben);
        await PeopleAsync(host, new(max.Key, "all", ["manager"], "Max"), new(ben.Key, "u1", []), new(eva.Key, "u1", []));
        await ContributedAsync(host, "u1", "2026-W47", "checkin.authority:no");
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        await max.SaysAsync("Antworten der Leitung", "Entscheiden dürfen", "Nachfragen an alle", "Reichen 200 Euro?", "Am Montag fragen");
        await Companions.AtAsync(host, "2026-11-30T08:31:00Z");
        await ben.SaysAsync("Antworten der Leitung", "Nachfrage: Entscheiden dürfen", "Ja");
        await AnsweredAsync(host, "all", "2026-W49", yes: 4, no: 5);

        await PeopleAsync(host, new OrgPerson(eva.Key, "u1", ["manager"], "Eva"));
        await Companions.AtAsync(host, "2026-12-07T05:01:00Z");
        await max.SayAsync("Antworten der Leitung");
        Assert.Contains("Nachfrage: „Reichen 200 Euro?“ ", max.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("Es gibt keine Zahlen", max.Newest.Plain, StringComparison.Ordinal);
    }

    /// <summary>Both units were asked the same week of the same thing, each with other words.</summary>
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_moves_and_answers_there_too_answers_two_questions_and_neither_twice(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (mia, max, ben) = (await host.Person("mia").AgreedAsync(), await host.Person("max").AgreedAsync(), await host.Person("ben").AgreedAsync());
        await CountsAsync(ben);
        await PeopleAsync(host, new(mia.Key, "u1", ["manager"], "Mia"), new(max.Key, "u2", ["manager"], "Max"), new(ben.Key, "u1", []));
        await ContributedAsync(host, "u1", "2026-W47", "checkin.authority:no");
        await ContributedAsync(host, "u2", "2026-W47", "checkin.authority:no");
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        await mia.SaysAsync("Antworten der Leitung", "Entscheiden dürfen", "Nachfragen an alle", "Reichen 200 Euro?", "Am Montag fragen");
        await max.SaysAsync("Antworten der Leitung", "Entscheiden dürfen", "Nachfragen an alle", "Fehlt euch ein Rahmen?", "Am Montag fragen");
        await Companions.AtAsync(host, "2026-11-30T08:31:00Z");
        await ben.SaysAsync("Antworten der Leitung", "Nachfrage: Entscheiden dürfen", "Ja");
        await PeopleAsync(host, new OrgPerson(ben.Key, "u2", []));
        await ben.SaysAsync("Antworten der Leitung", "Nachfrage: Entscheiden dürfen", "Nein", "Nachfrage: Entscheiden dürfen", "Teils");
        Assert.Equal([("u1", "asked.authority:yes"), ("u2", "asked.authority:partly")], await AnswersAsync(host));
        await ben.SaysAsync("Nachfrage: Entscheiden dürfen", "Nein", "Antwort zurücknehmen");
        Assert.Equal([("u1", "asked.authority:yes")], await AnswersAsync(host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_question_of_a_week_after_which_no_host_was_up_is_not_stuck(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var mia = await host.Person("mia").AgreedAsync();
        await PeopleAsync(host, new OrgPerson(mia.Key, "u1", ["manager"], "Mia"));
        await ContributedAsync(host, "u1", "2026-W47", "checkin.authority:no");
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        await mia.SaysAsync("Antworten der Leitung", "Entscheiden dürfen", "Nachfragen an alle", "Reichen 200 Euro?", "Am Montag fragen");
        await AnsweredAsync(host, "u1", "2026-W49", yes: 6, no: 6);

        await Companions.AtAsync(host, "2026-12-16T09:00:00Z");
        await mia.SayAsync("Antworten der Leitung");
        Assert.Contains("Nachfrage: „Reichen 200 Euro?“ Ja: etwa die Hälfte", mia.Newest.Plain.Replace("Nein: etwa die Hälfte", "Ja: etwa die Hälfte", StringComparison.Ordinal), StringComparison.Ordinal);
        await mia.SayAsync("Entscheiden dürfen");
        Assert.Contains(mia.Newest.Buttons, b => b.Label == "Nachfragen an alle");
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Where_nobody_leads_the_team_reads_it_and_so_does_who_imports(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var ben = await host.Person("ben").AgreedAsync();
        const string Sentence = "Units that nobody leads, nor a larger one they are part of: \"all\", \"u1\". Nobody reads their weekly cards or answers what is asked there.";
        var file = $"objectId;unit;partOf;roles\n{ben.Key.ObjectId};u1;all;\nboss;all;;\nmax;u3;;manager";
        Assert.Equal(Sentence, (await host.ImportAsync(file, dryRun: true)).Said[^1]);
        Assert.Equal(Sentence, (await host.ImportAsync(file)).Said[^1]);
        await ContributedAsync(host, "u1", "2026-W47", "checkin.authority:no");
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        await ben.SayAsync("Antworten der Leitung");
        Assert.Contains("Entscheiden dürfen", ben.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Zurzeit leitet niemand deine Einheit", ben.Newest.Plain, StringComparison.Ordinal);

        // Whoever leads the larger one from now on finds what waited.
        Assert.DoesNotContain((await host.ImportAsync("objectId;unit;roles\nboss;all;manager")).Said, line => line.StartsWith("Units that nobody leads", StringComparison.Ordinal));
        await ben.SayAsync("Antworten der Leitung");
        Assert.Contains("Entscheiden dürfen", ben.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("leitet niemand", ben.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains(Sentence.Replace("\"all\", ", "", StringComparison.Ordinal), (await host.ImportAsync($"objectId;unit;partOf;roles\n{ben.Key.ObjectId};u1;-;")).Said);
    }

    private static Task CountsAsync(Person person) => person.SaysAsync("einstellungen", "Ja, zählen", "Sachlich", "Nur bei Vereinbartem");

    private static Task<ImportReport> PeopleAsync(CoachHost host, params OrgPerson[] people) => host.Get<People>().ImportAsync([All, North, South], people, default);

    private static async Task<List<(string Unit, string Since, string Last)>> AsksAsync(CoachHost host) =>
        await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT unit, since, last FROM team_asks ORDER BY unit, since", row => (row.GetString(0), row.GetString(1), row.GetString(2)), default);

    private static async Task<List<(string Unit, string Code)>> AnswersAsync(CoachHost host) =>
        await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT unit, code FROM contributions WHERE code LIKE 'asked.%' ORDER BY unit, code", row => (row.GetString(0), row.GetString(1)), default);

    private static async Task AnsweredAsync(CoachHost host, string unit, string week, int yes, int no)
    {
        for (var n = 0; n < yes + no; n++)
            await CountAsync(host, $"asked{unit}{n}", unit, week, n < yes ? "asked.authority:yes" : "asked.authority:no");
    }

    /// <summary>Contributors of a week of whom half tapped it.</summary>
    private static async Task ContributedAsync(CoachHost host, string unit, string week, string code)
    {
        for (var n = 0; n < 12; n++)
            await CountAsync(host, $"{week}{unit}{n}", unit, week, n < 6 ? code : VoiceCells.TookPart);
    }

    private static Task<int> CountAsync(CoachHost host, string tag, string unit, string week, string code) =>
        host.Get<CoachStorage>().Sql.WriteAsync($"INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym) VALUES ({tag}, {tag}, {unit}, {week}, {code}, {tag})", default);
}
