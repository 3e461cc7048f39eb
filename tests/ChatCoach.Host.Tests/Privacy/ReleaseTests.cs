using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P8: one answer to one coach or manager, exactly as the preview shows it, until it ends or is taken back.</summary>
public sealed class ReleaseTests
{
    private const string Words = "erleichtert";

    private const string Received = "für mich freigegeben";

    /// <summary>Everything that is about one recipient and one answer, from the summary to the yes.</summary>
    private static readonly string[] ToCora = ["meine check-ins", "Etwas freigeben", "Gefühle", "Cora · Coach · Süd"];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_The_recipient_reads_word_for_word_what_the_preview_showed(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);

        await anna.SaysAsync(ToCora);
        var preview = anna.Newest.Lines.ToList();
        await anna.SayAsync("Ja, für 14 Tage");
        await WakeAsync(host);
        Assert.Contains("zum Lesen freigegeben", cora.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, cora.Newest.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", cora.Newest.Plain, StringComparison.OrdinalIgnoreCase);
        await cora.TapAsync("Lesen");

        var from = preview.FindIndex(l => l.StartsWith("Genau das sieht Cora", StringComparison.Ordinal));
        var shown = preview[(from + 1)..preview.FindIndex(l => l.StartsWith("Sonst sieht es niemand", StringComparison.Ordinal))];
        Assert.Equal(3, shown.Count);
        Assert.Contains("Von Name of anna", shown[0], StringComparison.Ordinal);
        Assert.Contains(Words, shown[2], StringComparison.Ordinal);
        Assert.Equal(shown, cora.Newest.Lines.SkipWhile(l => l != shown[0]).Take(3));
        Assert.Equal(1, cora.Newest.Plain.Split(Words).Length - 1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_Only_coaches_and_the_own_manager_stand_to_choose_and_nobody_else_can_be_named(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, _) = await FirmAsync(host);

        await anna.SaysAsync("meine check-ins", "Etwas freigeben", "Gefühle");

        Assert.Equal(["Cora · Coach · Süd", "Max · Führung deiner Einheit · Nord", "Doch nichts"], anna.Newest.Buttons.Where(b => !b.Link).Select(b => b.Label));
        var ben = host.Person("ben");
        var (id, card) = anna.Chat[^1];
        var click = Person.DataOf(card, card.Find("Cora · Coach · Süd"));
        var parts = click["arg"]!.GetValue<string>().Split(':');
        click["arg"] = $"{parts[0]}:{parts[1]}:{(await ben.LoadAsync()).PersonId}";
        await host.PostAsync(anna.Click("release", click, id));
        Assert.Empty((await anna.LoadAsync()).Memory.State.Releases);
        Assert.Null((await anna.LoadAsync()).Memory.State.Aside);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_Withdrawn_expired_changed_deleted_or_erased_it_can_be_read_no_more(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);

        await GiveAsync(anna);
        await anna.SaysAsync("meine freigaben", "Zurückziehen");
        Assert.Contains("Cora hat es nicht gelesen", anna.Newest.Plain, StringComparison.Ordinal);
        await NothingAsync(cora);

        await GiveAsync(anna, "Ja, für einen Tag");
        host.Clock.Now += TimeSpan.FromHours(23);
        Assert.Single(await ReceivedAsync(cora));
        host.Clock.Now += TimeSpan.FromHours(1);
        await NothingAsync(cora);
        await anna.SayAsync("meine freigaben");
        Assert.Contains("nichts von dir freigegeben", anna.Newest.Plain, StringComparison.Ordinal);

        await GiveAsync(anna);
        await anna.SaysAsync("meine check-ins", "Ändern", "Gefühle", "wütend");
        await NothingAsync(cora);

        await GiveAsync(anna);
        await anna.SaysAsync("meine check-ins", "Diesen Eintrag löschen", "Ja, löschen");
        await NothingAsync(cora);

        await CheckInAsync(anna);
        await GiveAsync(anna);
        await anna.SaysAsync("vergiss mich", "Alle Check-ins und Decknamen", "Ja, löschen");
        await NothingAsync(cora);
        Assert.Empty(await RowsAsync(host));

        await CheckInAsync(anna);
        await GiveAsync(anna);
        await anna.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        await NothingAsync(cora);
        Assert.Empty(await RowsAsync(host));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_P23_Reading_is_noted_once_for_its_owner_and_withdrawing_says_so(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        await GiveAsync(anna);
        await anna.SayAsync("meine freigaben");
        Assert.Contains("Noch nicht gelesen", anna.Newest.Plain, StringComparison.Ordinal);

        await cora.SaysAsync(Received, Received);

        await anna.SayAsync("meine freigaben");
        Assert.Contains("Gelesen: 20. November 2026", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SayAsync("wer hat gesehen");
        Assert.Equal(1, anna.Newest.Plain.Split("Cora hat gelesen").Length - 1);
        Assert.Contains("Du hast für Cora eine Antwort freigegeben", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SaysAsync("meine freigaben", "Zurückziehen");
        Assert.Contains("Cora hatte es schon gelesen", anna.Newest.Plain, StringComparison.Ordinal);
        await anna.SayAsync("wer hat gesehen");
        Assert.Contains("Die Freigabe für Cora ist zurückgezogen", anna.Newest.Plain, StringComparison.Ordinal);
        await NothingAsync(cora);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_Whoever_lost_the_role_or_went_to_another_unit_reads_nothing(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        var max = host.Person("max");
        await GiveAsync(anna);
        await anna.SaysAsync("meine check-ins", "Etwas freigeben", "Gefühle", "Max · Führung deiner Einheit · Nord", "Ja, für 14 Tage");
        Assert.Single(await ReceivedAsync(cora));
        Assert.Single(await ReceivedAsync(max));

        await host.Get<People>().ImportAsync([], [new OrgPerson(cora.Key, "süd", []), new OrgPerson(max.Key, "süd", ["manager"])], default);

        await NothingAsync(cora);
        await NothingAsync(max);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P13_Without_its_owners_key_nothing_of_a_release_can_be_read_and_with_it_only_by_who_has_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        await GiveAsync(anna);
        var keys = host.Get<CoachStorage>().Keys;
        var (hers, coras) = ((await keys.OpenableAsync((await anna.LoadAsync()).KeyId!, default))!, (await keys.OpenableAsync((await cora.LoadAsync()).KeyId!, default))!);

        Assert.DoesNotContain(Words, await Crawler.ReadAsync(host.Databases.Coach, [coras]), StringComparison.Ordinal);
        Assert.Contains(Words, await Crawler.ReadAsync(host.Databases.Coach, [hers]), StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P16_P31_Recipients_are_told_in_their_own_hours_once_for_several_and_not_when_they_want_no_news(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        host.Clock.Now = new DateTimeOffset(2026, 11, 20, 19, 0, 0, TimeSpan.Zero);
        await GiveAsync(anna);
        await anna.SaysAsync("meine check-ins", "Etwas freigeben", "Bedürfnisse", "Cora · Coach · Süd", "Ja, für 14 Tage");
        var before = cora.Chat.Count;

        await WakeAsync(host);
        Assert.Equal(before, cora.Chat.Count);
        host.Clock.Now = new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);
        await WakeAsync(host);
        await WakeAsync(host);
        Assert.Equal(before + 1, cora.Chat.Count);

        await cora.TapAsync("Nicht mehr melden");
        await anna.SaysAsync("meine freigaben", "Zurückziehen");
        await GiveAsync(anna);
        before = cora.Chat.Count;
        await WakeAsync(host);
        Assert.Equal(before, cora.Chat.Count);
        Assert.Single(await ReceivedAsync(cora));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Read_and_withdrawn_at_the_same_moment_the_receipt_is_true(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        for (var round = 0; round < 3; round++)
        {
            await GiveAsync(anna);
            await anna.SayAsync("meine freigaben");

            await Task.WhenAll(anna.SayAsync("Zurückziehen"), cora.SayAsync(Received));

            var read = cora.Newest.Plain.Contains(Words, StringComparison.Ordinal);
            Assert.Contains(read ? "hatte es schon gelesen" : "hat es nicht gelesen", anna.Newest.Plain, StringComparison.Ordinal);
            await NothingAsync(cora);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_receipt_that_nobody_read_it_is_not_stored_once_somebody_has(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        await GiveAsync(anna);
        var store = host.Get<TurnStore>();
        var before = await store.LoadAsync(new PersonQuery(anna.Key) { Wants = new TurnWants { Given = true } }, default);

        await cora.SayAsync(Received);
        var commit = new TurnCommit { Who = anna.Key, Before = before, State = before.Memory.State, Now = host.Clock.Now, Host = "here", Releases = [new ReleaseChange.Withdraw(before.Memory.Given!.Single().Id, Unread: true)] };

        Assert.IsType<CommitOutcome.Conflict>(await store.CommitAsync(commit, default));
        Assert.Single(await ReceivedAsync(cora));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Released_once_more_to_the_same_person_it_is_one_release_and_its_receipt_is_true(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        await GiveAsync(anna);
        await GiveAsync(anna, "Ja, für einen Tag");
        Assert.Single(await ReceivedAsync(cora));

        await anna.SaysAsync("meine freigaben", "Zurückziehen");

        Assert.Contains("hat es nicht gelesen und kann es nicht mehr lesen", anna.Newest.Plain, StringComparison.Ordinal);
        await NothingAsync(cora);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P8_What_the_preview_did_not_show_is_shown_before_it_is_given(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        await anna.SaysAsync(ToCora);

        var elsewhere = new Person(host, "anna", anna) { Called = "Anna von anderswo" };
        await elsewhere.SayAsync("Ja, für 14 Tage");

        Assert.Contains("Von Anna von anderswo", elsewhere.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains("Genau das sieht Cora", elsewhere.Newest.Plain, StringComparison.Ordinal);
        await NothingAsync(cora);
        await elsewhere.SayAsync("Ja, für 14 Tage");
        Assert.Equal("Anna von anderswo", (await ReceivedAsync(cora)).Single().Item.From);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task There_are_never_more_than_twenty_and_whoever_is_gone_takes_none_of_their_places(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        var coaches = Enumerable.Range(0, Release.Most).Select(n => host.Person($"coach{n}")).ToList();
        await host.Get<People>().ImportAsync([], [.. coaches.Select(c => new OrgPerson(c.Key, null, ["coach"], c.Name))], default);
        foreach (var coach in coaches)
            await anna.SaysAsync("meine check-ins", "Etwas freigeben", "Gefühle", $"{coach.Name} · Coach", "Ja, für 14 Tage");
        Assert.Equal(Release.Most, (await anna.LoadAsync()).Memory.State.Releases.Count);

        await anna.SaysAsync(ToCora[..3]);
        Assert.Contains("Mehr als 20 Freigaben", anna.Newest.Plain, StringComparison.Ordinal);
        await NothingAsync(cora);

        await coaches[0].AgreedAsync();
        await coaches[0].SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        await GiveAsync(anna);
        Assert.Equal(Release.Most, (await anna.LoadAsync()).Memory.State.Releases.Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_same_click_again_shows_what_became_of_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, _) = await FirmAsync(host);
        await anna.SaysAsync(ToCora);
        var (id, card) = anna.Chat[^1];
        var yes = anna.Click("aside", Person.DataOf(card, card.Find("Ja, für 14 Tage")), id);

        Assert.Contains("Freigegeben. Cora kann", Shown.OfCard((await host.PostAsync(yes)).Card).Plain, StringComparison.Ordinal);
        Assert.Contains("„Gefühle“ für Cora", Shown.OfCard((await host.PostAsync(yes)).Card).Plain, StringComparison.Ordinal);
        Assert.Single((await anna.LoadAsync()).Memory.State.Releases);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_wants_no_messages_gets_none_and_much_that_is_released_is_told_once_in_hours(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        await cora.SaysAsync("einstellungen", "überspringen", "überspringen", "Nein, ich komme zu dir");
        await GiveAsync(anna);
        var before = cora.Chat.Count;
        await WakeAsync(host);
        Assert.Equal(before, cora.Chat.Count);

        await cora.SaysAsync("einstellungen", "überspringen", "überspringen", "Nur bei Vereinbartem");
        before = cora.Chat.Count;
        for (var n = 0; n < 5; n++)
        {
            await anna.SaysAsync("meine freigaben", "Zurückziehen");
            await GiveAsync(anna);
            await WakeAsync(host);
        }

        Assert.Equal(before + 1, cora.Chat.Count);
        host.Clock.Now += TimeSpan.FromHours(4);
        await WakeAsync(host);
        Assert.Equal(before + 2, cora.Chat.Count);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_reminder_that_cannot_be_read_holds_up_no_other(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, cora) = await FirmAsync(host);
        var sql = host.Get<CoachStorage>().Sql;
        var person = (await anna.LoadAsync()).PersonId;
        byte[] foreign = [1, .. new byte[600]];
        await sql.WriteAsync($"INSERT INTO nudges (person_id, id, due_at, attempts, sealed) VALUES ({person}, 'foreign', {host.Clock.Now.AddDays(-1)}, 0, {foreign})", default);
        await GiveAsync(anna);
        var before = cora.Chat.Count;

        await WakeAsync(host);

        Assert.Equal(before + 1, cora.Chat.Count);
        Assert.Empty(await sql.ReadAsync($"SELECT id FROM nudges WHERE id = 'foreign'", row => row.GetString(0), default));
    }

    /// <summary>Anna and her manager Max are in one unit, Cora the coach and Ben in another; Anna has checked in.</summary>
    private static async Task<(Person Anna, Person Cora)> FirmAsync(CoachHost host)
    {
        var (anna, cora, max, ben) = (host.Person("anna"), host.Person("cora"), host.Person("max"), host.Person("ben"));
        await host.Get<People>().ImportAsync([new OrgUnit("nord", "Nord"), new OrgUnit("süd", "Süd")],
        [
            new OrgPerson(anna.Key, "nord", [], "Anna"), new OrgPerson(max.Key, "nord", ["manager"], "Max"),
            new OrgPerson(cora.Key, "süd", ["coach"], "Cora"), new OrgPerson(ben.Key, "süd", ["manager"], "Ben"),
        ], default);
        foreach (var person in new[] { anna, cora, max, ben })
            await person.AgreedAsync();
        await CheckInAsync(anna);
        return (anna, cora);
    }

    private static async Task CheckInAsync(Person person)
    {
        if ((await person.LoadAsync()).Memory.State.AgreedAt is null)
            await person.AgreedAsync();
        await person.SaysAsync("check-in", "überspringen", "4", Words, "Bauch", "Weiß nicht", "Klarheit", "Nein, eine Sonderlocke", "Ja", "Das reicht so", "neustart");
    }

    private static async Task GiveAsync(Person person, string yes = "Ja, für 14 Tage")
    {
        await person.SaysAsync(ToCora);
        await person.SaysAsync(yes);
        Assert.Contains("Freigegeben. Cora kann", person.Newest.Plain, StringComparison.Ordinal);
    }

    private static async Task NothingAsync(Person recipient)
    {
        await recipient.SayAsync(Received);
        Assert.Contains("Gerade ist dir nichts freigegeben", recipient.Newest.Plain, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<ReceivedRelease>> ReceivedAsync(Person person) =>
        (await person.Host.Get<TurnStore>().LoadAsync(new PersonQuery(person.Key) { Now = person.Host.Clock.Now, Wants = new TurnWants { Received = true } }, default)).Memory.Received!;

    private static async Task<List<string>> RowsAsync(CoachHost host) => await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT id FROM releases", row => row.GetString(0), default);

    private static async Task WakeAsync(CoachHost host)
    {
        await host.PassAsync(TimeSpan.FromSeconds(10));
        await host.SettleAsync();
    }
}
