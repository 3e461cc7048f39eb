using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P12: with a moved clock goes what is past its time, a tick before it is there, and nothing else goes.</summary>
public sealed class RetentionTests
{
    private const string Alias = "Nordlicht";
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Theory, OnSqlite, OnPostgres]
    public async Task P12_A_note_goes_after_30_days_a_sentence_after_90_a_tap_after_365_and_settings_stay(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await TellingAsync(host);

        Assert.Equal("G1: client strain feel | G3: client contrast goal", await HeldAsync(anna));
        await GoesAsync(anna, await AtAsync(anna, "contrast"), TimeSpan.FromDays(30), "G1: client strain feel | G3: client goal");
        await GoesAsync(anna, await AtAsync(anna, "goal"), TimeSpan.FromDays(90), "G1: client strain feel | G3: client");
        await GoesAsync(anna, await AtAsync(anna, "client"), TimeSpan.FromDays(365), "G1: strain feel | G3: client");
        await GoesAsync(anna, await AtAsync(anna, "strain"), TimeSpan.FromDays(365), "G1: feel | G3: client");
        await GoesAsync(anna, await AtAsync(anna, "feel"), TimeSpan.FromDays(365), "G3: client");

        await PassToAsync(host, host.Clock.Now.AddYears(5));
        var state = (await anna.LoadAsync()).Memory.State;
        Assert.Equal("G3: client", await HeldAsync(anna));
        Assert.Equal((Alias, Reminders.Follow, Tone.Plain), (Assert.Single(state.Relationships).Alias, state.Reminders, state.Tone));
        Assert.NotNull(state.AgreedAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task P12_A_sentence_of_a_programme_goes_90_days_after_the_last_day_that_is_planned_in_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await TellingAsync(host);
        var last = DateOnly.FromDateTime(host.Clock.Now.UtcDateTime).AddDays(24 * 7);
        await ChangeAsync(anna, record => record with { FollowUps = [Planned("a", last), Planned("b", last.AddDays(-60))] });

        await PassToAsync(host, (await AtAsync(anna, "goal")).AddDays(90));
        Assert.Equal("G1: client strain feel | G3: client goal", await HeldAsync(anna));
        await GoesAsync(anna, Midnight(last), TimeSpan.FromDays(90), "G1: client strain feel | G3: client");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task P12_Six_months_after_its_end_goes_what_anybody_on_a_relationship_answered_about_it_and_their_taps_stay(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await TellingAsync(host);
        await anna.AgreesAsync(Alias, "Angebot");
        var ben = await host.Person("ben").AgreedAsync();
        await ben.JoinsAsync(await anna.CodeAsync(Alias));
        await ben.SaysAsync("den menschen sehen", "Schwierig", Alias, "Bens Notiz", "stopp", "Behalten, was da ist");
        await ben.SaysAsync("den menschen sehen", "Schwierig", "Andere", "Bens andere Notiz", "stopp", "Behalten, was da ist");
        var today = DateOnly.FromDateTime(host.Clock.Now.UtcDateTime);
        await ChangeAsync(anna, record => record with { EndedOn = today, EndedBy = "run" });
        var (before, goes) = (await HeldAsync(anna), Midnight(today.AddMonths(6)));
        Assert.Contains("| G2.6: client held agree who until promise", before, StringComparison.Ordinal);

        await PassToAsync(host, goes - Tick);
        Assert.Single((await anna.AboutAsync(Alias)).Record.Agreements);
        Assert.Contains("G3: client", await HeldAsync(anna), StringComparison.Ordinal);
        Assert.Equal("G3: client | G3: client", await HeldAsync(ben));

        await PassToAsync(host, goes);
        Assert.Equal(RelationshipRecord.New, (await anna.AboutAsync(Alias)).Record);
        Assert.Equal("G1: client strain feel", await HeldAsync(anna));
        Assert.Equal("G3: client", await HeldAsync(ben));
        var own = (await ben.FinishedAsync()).Single().Answers.Single(a => a.Step == "client").Values.Single();
        Assert.Equal("Andere", (await ben.LoadAsync()).Memory.State.Relationships.Single(r => r.Id == own).Alias);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task P12_Six_months_after_somebody_came_off_a_relationship_goes_what_they_answered_about_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await TellingAsync(host);
        await anna.AgreesAsync(Alias, "Angebot");
        var (ben, carl) = (await host.Person("ben").AgreedAsync(), await host.Person("carl").AgreedAsync());
        foreach (var person in new[] { ben, carl })
        {
            await person.JoinsAsync(await anna.CodeAsync(Alias));
            await person.SaysAsync("den menschen sehen", "Schwierig", Alias, "Eine Notiz", "stopp", "Behalten, was da ist");
        }

        await ben.SaysAsync(Alias, "Mehr", "Verlassen", "Ja, verlassen");
        await anna.SaysAsync(Alias, "Mehr", "Wieder allein", "Ja, wieder allein");
        var goes = host.Clock.Now.AddMonths(6);

        await PassToAsync(host, goes.AddMinutes(-5));
        Assert.Equal("G3: client", await HeldAsync(ben));
        Assert.Equal("G3: client", await HeldAsync(carl));
        await PassToAsync(host, goes);
        Assert.Equal("", await HeldAsync(ben));
        Assert.Equal("", await HeldAsync(carl));
        Assert.Contains("G3: client", await HeldAsync(anna), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task P12_What_failed_to_go_goes_when_it_can(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await TellingAsync(host);
        var guide = (await anna.FinishedAsync()).Single(r => r.Guide == "G3");
        await PutAsync(anna, guide with { Version = 99 });
        host.Clock.Now = (await AtAsync(anna, "contrast")).AddDays(30);
        for (var attempt = 0; attempt < 12; attempt++)
            await host.PassAsync(TimeSpan.FromHours(3));
        await PutAsync(anna, guide);
        Assert.Contains("contrast", await HeldAsync(anna), StringComparison.Ordinal);

        await host.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal("G1: client strain feel | G3: client goal", await HeldAsync(anna));
    }

    /// <summary>A check-in and a look at a human: a note, a sentence, taps, and which relationship it is about.</summary>
    private static async Task<Person> TellingAsync(CoachHost host)
    {
        var anna = await host.Person("anna").AgreedAsync();
        await anna.SaysAsync("einstellungen", "Nein", "Sachlich", "Nur bei Vereinbartem");
        await anna.SaysAsync("check-in", Alias, "4", "wütend", "stopp", "Behalten, was da ist");
        await anna.SaysAsync("den menschen sehen", "Schwierig", Alias, "Die Notiz", "Der Satz", "stopp", "Behalten, was da ist");
        return anna;
    }

    private static FollowUp Planned(string id, DateOnly due) => new(id, due, FollowUpState.Planned, null, null, null, "run");

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static async Task GoesAsync(Person person, DateTimeOffset from, TimeSpan life, string left)
    {
        var before = await HeldAsync(person);
        await PassToAsync(person.Host, from + life - Tick);
        Assert.Equal(before, await HeldAsync(person));
        await PassToAsync(person.Host, from + life);
        Assert.Equal(left, await HeldAsync(person));
    }

    /// <summary>Two rounds: what upkeep finds out is done by the next one, seconds later.</summary>
    private static async Task PassToAsync(CoachHost host, DateTimeOffset to)
    {
        host.Clock.Now = to;
        await host.PassAsync(TimeSpan.Zero);
        await host.PassAsync(TimeSpan.Zero);
    }

    /// <summary>Which steps of which runs hold an answer, oldest first.</summary>
    private static async Task<string> HeldAsync(Person person) => string.Join(" | ", (await person.FinishedAsync()).Reverse()
        .Select(run => $"{run.Guide}: {string.Join(' ', run.Answers.Where(a => a.Values.Count > 0).Select(a => a.Step))}"));

    private static async Task<DateTimeOffset> AtAsync(Person person, string step) =>
        (await person.FinishedAsync()).Reverse().SelectMany(r => r.Answers).First(a => a.Step == step).At;

    private static async Task ChangeAsync(Person person, Func<RelationshipRecord, RelationshipRecord> change)
    {
        var (store, id) = (person.Host.Get<TurnStore>(), await person.IdAsync(Alias));
        var before = await store.LoadAsync(new PersonQuery(person.Key) { Wants = new TurnWants { Relationships = [id] } }, default);
        await CommitAsync(person, before, commit => commit with { Relationships = [new RelationshipChange.Put(id, change(before.Memory.About[id].Record))] });
    }

    private static async Task PutAsync(Person person, Run run) => await CommitAsync(person, await person.LoadAsync(), commit => commit with { Runs = [new RunChange.Put(run)] });

    private static async Task CommitAsync(Person person, LoadedPerson before, Func<TurnCommit, TurnCommit> change) => Assert.IsType<CommitOutcome.Committed>(
        await person.Host.Get<TurnStore>().CommitAsync(change(new TurnCommit { Who = person.Key, Before = before, State = before.Memory.State, Now = person.Host.Clock.Now, Host = "here" }), default));
}
