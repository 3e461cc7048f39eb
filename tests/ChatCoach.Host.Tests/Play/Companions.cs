using System.Globalization;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Play;

/// <summary>People of one firm who ask for a coach, coaches who say yes, and what is stored of their sessions.</summary>
public static class Companions
{
    public const string Words = "Seit Januar nur noch Streit";
    public const string Alias = "Nordlicht";

    public static async Task<(Person Anna, List<Person> Coaches)> FirmAsync(CoachHost host, params string[] coaches)
    {
        var anna = await host.Person("anna").AgreedAsync();
        var people = new List<Person>();
        foreach (var coach in coaches)
            people.Add(await host.Person(coach).AgreedAsync());
        await host.Get<People>().ImportAsync([new OrgUnit("nord", "Nord"), new OrgUnit("süd", "Süd")],
            [new OrgPerson(anna.Key, "nord", []), .. people.Select(p => new OrgPerson(p.Key, "süd", ["coach"], char.ToUpperInvariant(p.Name[0]) + p.Name[1..]))], default);
        return (anna, people);
    }

    /// <summary>A coach holds sessions from Monday to Friday, to five and without noon, with a quarter of an hour between.</summary>
    public static Task HoursAsync(Person coach, string lead = "Einen Tag", string from = "9 Uhr") =>
        coach.SaysAsync("coach-zeiten", "1, 2, 3, 4, 5", from, "17 Uhr", "Bleibt frei", "Eine Viertelstunde", lead, "Drei Wochen", "5 Sitzungen");

    /// <summary>Somebody asks and the coach says yes; both have read all messages.</summary>
    public static async Task AcceptedAsync(Person person, Person coach, string mode = "Nur unsere Seite")
    {
        await AskAsync(person, mode);
        await coach.SayAsync("mein coach-tisch");
        if (coach.Newest.Buttons.Any(b => b.Label == "Anfrage ansehen"))
            await coach.SayAsync("Anfrage ansehen");
        await coach.SaysAsync("Annehmen", "Bestätigt");
        await WakeAsync(person.Host);
    }

    /// <summary>Anna asked, and Cora, whose hours are known, said yes.</summary>
    public static async Task<(Person Anna, Person Cora)> PairAsync(CoachHost host, string mode = "Nur unsere Seite")
    {
        var (anna, coaches) = await FirmAsync(host, "cora");
        await HoursAsync(coaches[0]);
        Assert.Contains("09:00–12:00, 13:00–17:00", coaches[0].Newest.Plain, StringComparison.Ordinal);
        await AcceptedAsync(anna, coaches[0], mode);
        return (anna, coaches[0]);
    }

    /// <returns>The lines of the preview.</returns>
    public static async Task<List<string>> AskAsync(Person person, string mode = "Nur unsere Seite")
    {
        await person.SaysAsync("begleitung anfragen", Alias, "Eine Beziehung ist festgefahren", mode, "Vormittags", Words);
        var lines = person.Newest.Lines.ToList();
        var from = lines.FindIndex(l => l.StartsWith("Genau das liest der Coach", StringComparison.Ordinal));
        Assert.True(from >= 0, person.Newest.Plain);
        var preview = lines[(from + 1)..lines.FindIndex(l => l.StartsWith("Deinen Namen erfährt", StringComparison.Ordinal))];
        await person.SaysAsync("Ja, so anfragen");
        Assert.Contains("Angefragt", person.Newest.Plain, StringComparison.Ordinal);
        return preview;
    }

    public static async Task<List<CoachSession>> HeldAsync(Person person) =>
        [.. (await person.Host.Get<TurnStore>().LoadAsync(new PersonQuery(person.Key) { Now = person.Host.Clock.Now, Wants = new TurnWants { Sessions = true } }, default)).Memory.Sessions!.Select(h => h.Session)];

    public static async Task<CoachSession> OneAsync(Person person) => (await HeldAsync(person)).Single(s => s.State != SessionState.Ended);

    /// <returns>The code by which colleagues come into the session somebody asked for.</returns>
    public static async Task<string> CodeAsync(Person person)
    {
        await person.SaysAsync("meine begleitung", "Kolleginnen und Kollegen einladen", "Code für die Sitzung zeigen");
        var code = person.Newest.Lines.Single(line => InviteCode.Read(line) is not null);
        await person.SayAsync("Fertig");
        return code;
    }

    /// <summary>The clock shows that, and what became due until then was done.</summary>
    public static Task AtAsync(CoachHost host, string utc) => AtAsync(host, DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture));

    public static Task AtAsync(CoachHost host, DateTimeOffset at)
    {
        host.Clock.Now = at;
        return WakeAsync(host);
    }

    public static async Task WakeAsync(CoachHost host)
    {
        await host.PassAsync(TimeSpan.FromSeconds(10));
        await host.SettleAsync();
    }
}
