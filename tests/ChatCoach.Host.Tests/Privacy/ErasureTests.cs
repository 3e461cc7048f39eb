using System.Text.Json.Nodes;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using Microsoft.Data.Sqlite;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P13: erasing, asked for in the chat.</summary>
public sealed class ErasureTests
{
    private const int People = 20;
    private const int TextsEach = 50;

    [Fact]
    public async Task P13_Of_a_thousand_texts_none_can_be_read_after_forget_me_also_from_an_older_backup()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var people = Enumerable.Range(0, People).Select(n => host.Person($"p13-{n}")).ToList();
        await Task.WhenAll(people.Select(PlantAsync));
        Assert.Equal(People * TextsEach, await ReadableAsync(host, people));
        var backup = Path.Combine(host.Databases.Folder, "backup.db");
        await BackUpAsync(host.Databases.Coach, backup);

        foreach (var person in people)
            await ForgetAsync(person);

        Assert.Equal(0, await ReadableAsync(host, people));
        await host.StopAsync();
        await using var restored = await CoachHost.OnAsync(host.Databases, host.FarEnd, host.Clock, null, $"--Storage:ConnectionString={backup}");
        people.ForEach(p => p.Host = restored);
        Assert.Equal(0, await ReadableAsync(restored, people));
    }

    [Fact]
    public async Task P13_After_forget_me_only_the_receipt_and_removals_go_out()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = host.Person("p13-silent");
        await person.SayAsync("hallo");
        await person.TapAsync("Deutsch");
        await person.TapAsync("Einverstanden");
        await person.TapAsync("Weiter", ("strain", "4"));
        await person.SayAsync("pause");
        await person.TapAsync("In einer Stunde erinnern");
        await ForgetAsync(person);
        var before = person.History.Count;

        await host.PassAsync(TimeSpan.FromHours(1));
        await host.PassAsync(TimeSpan.FromDays(2));

        Assert.Equal(before, person.History.Count);
        Assert.Equal(0, (await person.LoadAsync()).Version);
    }

    [Fact]
    public async Task A_receipt_that_goes_out_late_is_still_the_receipt_and_nothing_is_remembered_anew()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var person = host.Person("p13-late");
        await person.SayAsync("hallo");
        await person.SayAsync("vergiss mich");
        await person.SayAsync("Alles von mir");
        host.FarEnd.Answer(person.Conversation, 429, "", ("Retry-After", "900"));
        await person.SayAsync("Ja, löschen");
        host.FarEnd.BehaveAsUsual(person.Conversation);

        await host.PassAsync(TimeSpan.FromMinutes(16));

        Assert.StartsWith("Alles ist gelöscht", person.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal(0, (await person.LoadAsync()).Version);
    }

    /// <summary>Aliases are the words of their own that people give; each change to another alias plants one.</summary>
    private static async Task PlantAsync(Person person)
    {
        await person.SayAsync("hallo");
        await person.TapAsync("Deutsch");
        await person.TapAsync("Einverstanden");
        await person.TapAsync("Weiter", ("client", TextOf(person, 0)), ("strain", "4"));
        for (var n = 1; n < TextsEach; n++)
        {
            await ReopenAsync(person);
            await person.TapAsync("Weiter", ("clientNew", TextOf(person, n)));
        }
    }

    /// <summary>The button "Beziehung" of the list that "Ändern" shows.</summary>
    private static async Task ReopenAsync(Person person)
    {
        var (id, shown) = person.Chat[^1];
        var data = new JsonObject { ["do"] = "reopen", ["run"] = shown.Find("Weiter").Data["run"]!.GetValue<string>(), ["arg"] = "client:0" };
        person.Became(id, await person.Host.PostAsync(person.Click("reopen", data, id)));
    }

    private static string TextOf(Person person, int n) => $"Deckname {person.Name} {n}";

    private static async Task<int> ReadableAsync(CoachHost host, IEnumerable<Person> people)
    {
        var found = 0;
        foreach (var person in people)
        {
            PersonState state = (await person.LoadAsync()).Memory.State;
            found += state.Relationships.Count(r => r.Alias.StartsWith("Deckname", StringComparison.Ordinal));
        }

        return found;
    }

    private static async Task ForgetAsync(Person person)
    {
        await person.SayAsync("vergiss mich");
        await person.TapAsync("Alles von mir");
        await person.TapAsync("Ja, löschen");
    }

    private static async Task BackUpAsync(string from, string to)
    {
        await using var connection = new SqliteConnection($"Data Source={from};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"VACUUM INTO '{to}'";
        await command.ExecuteNonQueryAsync();
    }
}
