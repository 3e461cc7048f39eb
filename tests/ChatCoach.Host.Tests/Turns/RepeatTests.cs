using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Transcripts;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>The same again: the channel repeats what it thinks was lost, and people tap twice (pitfalls D1).</summary>
public sealed class RepeatTests(SqliteCoach coach) : IClassFixture<SqliteCoach>
{
    private static int people;

    [Fact]
    public async Task A_repeated_message_is_answered_once()
    {
        var person = await AskedAsync();
        var message = person.Message("Linie 9");
        for (var n = 0; n < 3; n++)
            Assert.Equal(200, (await coach.Host.PostAsync(message.DeepClone().AsObject())).Status);
        await coach.Host.SettleAsync();

        // One reply and one line for the old card.
        Assert.Equal([Way.Replaced, Way.Said], person.History.TakeLast(2).Select(s => s.Way));
        Assert.Equal("G1 open client=Linie 9", (await Stored.OfAsync(person))[^1]);
    }

    [Fact]
    public async Task A_repeated_click_gets_the_current_card_and_changes_nothing()
    {
        var person = await AskedAsync();
        var (id, card) = person.Chat[^1];
        var click = person.Click("answer", Person.DataOf(card, card.Find("Weiter"), ("strain", "4")), id);
        var first = await coach.Host.PostAsync(click.DeepClone().AsObject());
        var stored = await Stored.OfAsync(person);
        var again = await coach.Host.PostAsync(click.DeepClone().AsObject());

        Assert.Equal(Shown.OfCard(first.Card).Plain, Shown.OfCard(again.Card).Plain);
        Assert.Equal(stored, await Stored.OfAsync(person));
    }

    [Fact]
    public async Task The_same_click_under_a_new_id_gets_the_current_card_too()
    {
        var person = await AskedAsync();
        var (id, card) = person.Chat[^1];
        var data = Person.DataOf(card, card.Find("Weiter"), ("strain", "4"));
        var first = await coach.Host.PostAsync(person.Click("answer", data.DeepClone().AsObject(), id));
        var again = await coach.Host.PostAsync(person.Click("answer", data.DeepClone().AsObject(), id));

        Assert.Equal(Shown.OfCard(first.Card).Plain, Shown.OfCard(again.Card).Plain);
    }

    [Fact]
    public async Task The_same_card_with_another_answer_is_asked_about_and_the_first_answer_stays()
    {
        var person = await AskedAsync();
        var (id, card) = person.Chat[^1];
        await coach.Host.PostAsync(person.Click("answer", Person.DataOf(card, card.Find("Weiter"), ("strain", "4")), id));
        var other = await coach.Host.PostAsync(person.Click("answer", Person.DataOf(card, card.Find("Weiter"), ("strain", "5")), id));

        Assert.Contains("schon beantwortet", Shown.OfCard(other.Card).Plain, StringComparison.Ordinal);
        Assert.Contains("strain=4", (await Stored.OfAsync(person))[^1], StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_same_click_at_the_same_instant_on_two_hosts_is_stored_once_and_answered_alike(Database database)
    {
        await using var one = await CoachHost.StartAsync(database);
        await using var two = await one.BesideAsync();
        for (var round = 0; round < 10; round++)
        {
            var person = await AskedAsync(one);
            var (id, card) = person.Chat[^1];
            var data = Person.DataOf(card, card.Find("Weiter"), ("client", "Linie 9"), ("strain", "4"));
            var answers = await Task.WhenAll(
                one.PostAsync(person.Click("answer", data.DeepClone().AsObject(), id)), two.PostAsync(person.Click("answer", data.DeepClone().AsObject(), id)));

            Assert.Equal(Shown.OfCard(answers[0].Card).Plain, Shown.OfCard(answers[1].Card).Plain);
            Assert.Equal("G1 open client=Linie 9 strain=4", (await Stored.OfAsync(person))[^1]);
            Assert.Single((await person.LoadAsync()).Memory.State.Relationships);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_click_that_only_looks_shows_the_same_again_and_stores_nothing(Database database)
    {
        await using var one = await CoachHost.StartAsync(database);
        await using var two = await one.BesideAsync();
        var person = await AskedAsync(one);
        foreach (var line in new[] { "Linie 9", "4", "stopp", "behalten", "check-in", "Linie 10", "4", "stopp", "behalten", "meine Check-ins" })
            await person.SayAsync(line);
        var stored = await Stored.OfAsync(person);

        foreach (var label in new[] { "Ältere", "Neuere", "Ändern", "Doch nichts", "Zusammenfassung", "Meine Check-ins", "Hilfe", "Meins", "Meine Daten", "Datenschutz: alles lesen" })
            await LookTwiceAsync(person, label, one, two);
        await person.TapAsync("Check-in beginnen");
        foreach (var label in new[] { "Warum?", "Pause" })
            await LookTwiceAsync(person, label, one, two);

        Assert.Equal(stored, (await Stored.OfAsync(person)).Where(line => !line.StartsWith("G1 open", StringComparison.Ordinal)));
    }

    /// <summary>Delivered, then the same delivery again, then again under a new id, then twice at once: five times the same card.</summary>
    private static async Task LookTwiceAsync(Person person, string label, CoachHost one, CoachHost two)
    {
        var (id, card) = person.Chat.Last(m => m.Shown.Buttons.Exists(b => b.Label == label));
        var button = card.Find(label);
        JsonObject Click() => person.Click(button.Verb, Person.DataOf(card, button), id);
        var click = Click();
        var first = await one.PostAsync(click.DeepClone().AsObject());
        person.Became(id, first);
        Answered[] again =
        [
            await two.PostAsync(click.DeepClone().AsObject()),
            await one.PostAsync(Click()),
            .. await Task.WhenAll(one.PostAsync(click.DeepClone().AsObject()), two.PostAsync(click.DeepClone().AsObject())),
        ];

        Assert.All(again, answered => Assert.Equal(Shown.OfCard(first.Card).Plain, Shown.OfCard(answered.Card).Plain));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Install_and_members_from_two_connections_to_two_hosts_are_one_hello(Database database)
    {
        await using var one = await CoachHost.StartAsync(database);
        await using var two = await one.BesideAsync();
        for (var round = 0; round < 5; round++)
        {
            var person = one.Person($"hello-{Interlocked.Increment(ref people)}");
            await Task.WhenAll(one.PostAsync(person.Installation("add")), two.PostAsync(person.Members()));
            await one.SettleAsync();
            await two.SettleAsync();
            Assert.Single(person.History);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_next_message_sent_the_moment_the_reply_appears_meets_the_new_state(Database database)
    {
        await using var one = await CoachHost.StartAsync(database);
        await using var two = await one.BesideAsync();
        var person = await AskedAsync(one);
        await person.SayAsync("pause");
        for (var round = 0; round < 25; round++)
        {
            // Each reply is awaited as the person sees it, not as the HTTP answer says.
            await SeeAsync(person, one, "neustart", "Was ich für dich tun kann");
            await SeeAsync(person, two, "meine Daten", "Gespeichert sind");
        }
    }

    private static async Task SeeAsync(Person person, CoachHost host, string text, string expected)
    {
        var appeared = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void See(Call call)
        {
            if (call.Conversation == person.Conversation && call.Method == "POST")
                appeared.TrySetResult(call.Text);
        }

        host.FarEnd.Arrived += See;
        var posted = host.PostAsync(person.Message(text));
        await host.WithRoomAsync(appeared.Task);
        Assert.Contains(expected, await appeared.Task, StringComparison.Ordinal);
        host.FarEnd.Arrived -= See;
        Assert.Equal(200, (await posted).Status);
    }

    private Task<Person> AskedAsync() => AskedAsync(coach.Host);

    /// <summary>Somebody before the first card of a check-in.</summary>
    private static async Task<Person> AskedAsync(CoachHost host)
    {
        var person = host.Person($"repeat-{Interlocked.Increment(ref people)}");
        await person.SayAsync("hallo");
        await person.TapAsync("Deutsch");
        await person.TapAsync("Einverstanden");
        return person;
    }
}
