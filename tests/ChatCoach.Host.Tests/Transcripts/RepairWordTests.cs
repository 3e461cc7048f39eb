using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Manifest;
using ChatCoach.Host.Tests.Play;

namespace ChatCoach.Host.Tests.Transcripts;

/// <summary>Every repair word: in the middle of a check-in it does in either language what its button does; from a stranger it is answered.</summary>
public sealed class RepairWordTests(SqliteCoach coach) : IClassFixture<SqliteCoach>
{
    private static readonly JsonArray Content = JsonNode.Parse(File.ReadAllText(Repository.PathOf("src", "ChatCoach.Host", "Content", "repair.json")))!.AsArray();

    private static int people;

    public static TheoryData<string, string> Repairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var repair in Content)
            {
                data.Add(repair!["repair"]!.GetValue<string>(), "de");
                data.Add(repair["repair"]!.GetValue<string>(), "en");
            }

            return data;
        }
    }

    private static List<string> WordsOf(string repair, string language) =>
        [.. Content.Single(r => r!["repair"]!.GetValue<string>() == repair)!["words"]![language]!.AsArray().Select(w => w!.GetValue<string>())];

    [Theory]
    [MemberData(nameof(Repairs))]
    public async Task Every_word_for_it_leaves_what_its_button_leaves(string repair, string language)
    {
        var words = WordsOf(repair, language);
        var tapped = await AskedForFeelingsAsync(language);
        await TapAsync(tapped, repair);
        string? first = null;
        foreach (var word in words)
        {
            var typed = await AskedForFeelingsAsync(language);
            await typed.SayAsync(word);
            Assert.Equal(await StateOf(tapped), await StateOf(typed));
            first ??= typed.Newest.Plain;
            Assert.Equal(first, typed.Newest.Plain);
        }
    }

    [Theory]
    [MemberData(nameof(Repairs))]
    public async Task Who_was_never_here_and_begins_with_it_is_welcomed(string repair, string language)
    {
        foreach (var word in WordsOf(repair, language))
        {
            var stranger = coach.Host.Person($"repair-{Interlocked.Increment(ref people)}", language);
            Assert.Equal(200, (await stranger.SayAsync(word)).Status);
            Assert.NotEmpty(stranger.Chat);
        }
    }

    /// <summary>The answers, and which guide and step wait.</summary>
    private static async Task<string> StateOf(Person person)
    {
        var memory = (await person.LoadAsync()).Memory;
        var waiting = memory.State.Aside?.Kind ?? memory.OpenRuns.Concat(memory.State.LightRuns).FirstOrDefault(r => r.Id == memory.State.ActiveRun)?.Guide;
        // A card left out skips both of its questions; typing leaves out one. Both leave no answer.
        return $"{string.Join('\n', (await Stored.OfAsync(person)).Select(l => string.Join(' ', l.Split(' ').Where(p => !p.EndsWith('=')))))} {waiting} {memory.State.Language}";
    }

    private async Task<Person> AskedForFeelingsAsync(string language)
    {
        coach.Host.Clock.Now = PlayClock.Start;
        var person = coach.Host.Person($"repair-{Interlocked.Increment(ref people)}", language);
        await person.SayAsync("hallo");
        await person.SayAsync(language == "de" ? "Deutsch" : "English");
        await person.SayAsync(language == "de" ? "Einverstanden" : "Agreed");
        await person.TapAsync(language == "de" ? "Weiter" : "Next", ("client", "Montagsrunde"), ("strain", "4"));
        return person;
    }

    /// <summary>The button of any repair word, whether this card shows it or another one would.</summary>
    private static async Task TapAsync(Person person, string repair)
    {
        var (id, shown) = person.Chat[^1];
        var data = shown.Buttons.First(b => b.Link).Data.DeepClone().AsObject();
        data["do"] = "repair";
        data["arg"] = char.ToUpperInvariant(repair[0]) + repair[1..];
        person.Became(id, await person.Host.PostAsync(person.Click("repair", data, id)));
    }
}
