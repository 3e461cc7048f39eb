using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P30: external staff and guests get the same answers, the same export and the same erasure as anybody.</summary>
public sealed class GuestTests
{
    private static readonly string[] Talk =
    [
        "hallo", "Deutsch", "Einverstanden", "Nordlicht", "1", "Es war einfach anstrengend", "erschöpft", "stopp", "Behalten, was da ist",
        "den menschen sehen", "Schwierig", "Nordlicht", "Die Notiz", "stopp", "Behalten, was da ist",
        "nach dem gespräch", "Nordlicht", "Ja", "überspringen", "Angebot", "Beide", "18.12.2026", "Ja, ich darf es zusagen", "Nein, weiter", "stopp", "Behalten, was da ist",
        "meine check-ins", "meine beziehungen", "vereinbarungen", "wer hat gesehen", "einstellungen", "stopp", "hilfe", "wer sieht das", "ich wurde bedroht", "stopp", "meine daten",
    ];

    [Theory]
    [OnSqlite("guest")]
    [OnPostgres("guest")]
    [OnSqlite("external")]
    [OnPostgres("external")]
    public async Task P30_The_same_words_get_the_same_answers_export_and_erasure(Database database, string kind)
    {
        await using var host = await CoachHost.StartAsync(database);
        var own = host.Person("own");
        var other = new Person(host, kind) { TenantId = kind == "external" ? "tenant-2" : Person.Tenant, Is = from => Describe(from, kind) };
        foreach (var person in new[] { own, other })
        {
            host.Clock.Now = PlayClock.Start;
            await person.SaysAsync(Talk);
        }

        Assert.Equal(Told(own), Told(other));
        Assert.Equal(await Stored.OfAsync(own), await Stored.OfAsync(other));
        var (ownFile, file) = (await FileAsync(own), await FileAsync(other));
        Assert.Equal(Shape(ownFile), Shape(file));
        Assert.Contains("Die Notiz", file.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(own.ObjectId, file.ToJsonString(), StringComparison.Ordinal);

        await other.SaysAsync("vergiss mich", "Alles von mir", "Ja, löschen");
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Contains(other.History, seen => seen.Way == Way.Said && seen.Shown.Plain.StartsWith("Alles ist gelöscht", StringComparison.Ordinal));
        Assert.Equal(["nothing"], await Stored.OfAsync(other));
        Assert.NotEqual(["nothing"], await Stored.OfAsync(own));
    }

    [Fact]
    public async Task P30_A_relationship_can_be_shared_with_a_guest_of_the_same_tenant_and_with_nobody_of_another()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var anna = await host.Person("anna").AgreedAsync();
        await anna.AgreesAsync("Nordlicht", "Angebot");
        var guest = await new Person(host, "guest") { Is = from => Describe(from, "guest") }.AgreedAsync();
        var stranger = await new Person(host, "stranger") { TenantId = "tenant-2" }.AgreedAsync();
        var code = await anna.CodeAsync("Nordlicht");

        await stranger.SayAsync(code);
        Assert.DoesNotContain("Nordlicht", stranger.Newest.Plain, StringComparison.Ordinal);
        await guest.JoinsAsync(code);

        Assert.Contains("Angebot", await guest.CardAsync("Nordlicht"), StringComparison.Ordinal);
    }

    /// <summary>As Teams describes them: a guest has an object id in the tenant and another home; their name may be left out.</summary>
    private static void Describe(JsonObject from, string kind)
    {
        from["userRole"] = kind == "guest" ? "guest" : "user";
        from["tenantId"] = kind == "external" ? "tenant-2" : "home-of-the-guest";
        from.Remove("name");
    }

    /// <summary>Everything that appeared, as it is read.</summary>
    private static IEnumerable<string> Told(Person person) => person.History.Select(seen => $"{seen.Way} {seen.Shown.Plain}");

    private static async Task<JsonObject> FileAsync(Person person)
    {
        var (_, data) = await person.ExportAsync();
        return JsonNode.Parse((await FileLinks.OpenAsync(data)).Body)!.AsObject();
    }

    /// <summary>What is in it, without ids and times.</summary>
    private static IEnumerable<string> Shape(JsonObject file) =>
        file.Select(m => $"{m.Key}: {(m.Value as JsonArray)?.Count}{(m.Value as JsonObject)?.Count}").Append(string.Join('\n', file["said"]!.AsArray().SelectMany(r => r!["answers"]!.AsArray()).Select(a => a!["answer"]!.GetValue<string>())));
}
