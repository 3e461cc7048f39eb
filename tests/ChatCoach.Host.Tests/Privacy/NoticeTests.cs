using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Transcripts;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>What people are told about privacy, and how they are asked (P10, P15, P32, P34).</summary>
public sealed class NoticeTests(SqliteCoach coach) : IClassFixture<SqliteCoach>
{
    private static int people;

    [Theory]
    [InlineData("de", "Deutsch", "Alles lesen", "Microsoft 365 nach den Regeln deiner Firma", "löscht das dort nicht")]
    [InlineData("en", "English", "Read all", "Microsoft 365 under your company’s rules", "does not delete there")]
    public async Task P15_The_notice_says_what_Microsoft_keeps(string language, string button, string all, string keeps, string deletes)
    {
        var person = await NewAsync(language, button);
        Assert.Contains("Microsoft 365", person.Newest.Plain, StringComparison.Ordinal);

        await person.TapAsync(all);

        Assert.Contains(keeps, person.Newest.Plain, StringComparison.Ordinal);
        Assert.Contains(deletes, person.Newest.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Deutsch", "Einverstanden", "Lieber nicht", "warum")]
    [InlineData("en", "English", "Agreed", "Rather not", "why")]
    public async Task P32_Yes_and_no_have_the_same_weight_and_the_reason_is_a_word_away(string language, string button, string yes, string no, string why)
    {
        var person = await NewAsync(language, button);
        var card = person.Newest;
        Assert.Equal(card.Find(yes).Style, card.Find(no).Style);
        Assert.Equal(card.Find(yes).Verb, card.Find(no).Verb);
        Assert.Empty(card.Inputs);
        Assert.True(card.Lines.Where(l => !l.StartsWith('[')).Max(l => l.Length) <= 330);
        // One button a row: each is as wide as the other.
        Assert.All(card.Lines.Where(l => l.StartsWith('[')), l => Assert.Equal(1, l.Count(c => c == '[')));
        Assert.Null((await person.LoadAsync()).Memory.State.AgreedAt);

        await person.SayAsync(why);

        Assert.Matches("Ohne dein Ja|Without your yes", person.Newest.Plain);
        Assert.Null((await person.LoadAsync()).Memory.State.AgreedAt);
    }

    [Fact]
    public async Task P32_Counting_is_not_chosen_beforehand()
    {
        var person = await AgreedAsync();
        await person.SayAsync("einstellungen");
        Assert.Equal(person.Newest.Find("Nein").Style, person.Newest.Find("Ja, zählen").Style);
        Assert.All(person.Newest.Inputs, i => Assert.Null(i.Value));
        Assert.Null((await person.LoadAsync()).Memory.State.CountsFrom);
    }

    [Fact]
    public async Task P34_After_harassment_it_says_that_it_reports_nothing_and_names_the_complaints_body()
    {
        await using var host = await CoachHost.StartAsync(
            Database.Sqlite, "--Safety:ComplaintBody:De=die Stelle Fairness, Raum 7", "--Safety:ComplaintBody:En=the Fairness office, room 7");
        foreach (var (locale, language, agreed, threat, yes, nobody, body) in ((string, string, string, string, string, string, string)[])
            [("de-DE", "Deutsch", "Einverstanden", "ich wurde bedroht", "Ja", "Gerade niemanden", "Stelle Fairness, Raum 7"), ("en-GB", "English", "Agreed", "I was threatened", "Yes", "No one now", "Fairness office, room 7")])
        {
            var person = host.Person($"p34-{language}", locale);
            foreach (var said in (string[])["hallo", language, agreed, threat, yes, nobody])
                await person.SayAsync(said);
            Assert.Contains(body, person.Newest.Plain, StringComparison.Ordinal);
            Assert.Matches("Ich melde nichts|I report nothing", person.Newest.Plain);
        }
    }

    [Fact]
    public async Task P10_A_name_is_asked_about_before_anything_is_kept()
    {
        var person = await AgreedAsync();
        await person.TapAsync("Weiter", ("client", "Frau Schmidt"), ("strain", "4"));
        Assert.Contains("echten Namen", person.Newest.Plain, StringComparison.Ordinal);
        Assert.Empty((await person.LoadAsync()).Memory.State.Relationships);

        await person.TapAsync("So lassen");
        Assert.Equal("Frau Schmidt", Assert.Single((await person.LoadAsync()).Memory.State.Relationships).Alias);
    }

    [Fact]
    public async Task P10_An_alias_that_is_a_story_is_not_kept_and_not_lost()
    {
        var person = await AgreedAsync();
        var story = new string('x', 200);
        await person.TapAsync("Weiter", ("client", story), ("strain", "4"));
        Assert.Contains("Zeichen", person.Newest.Plain, StringComparison.Ordinal);
        Assert.StartsWith(person.Newest.Inputs.Single(i => i.Id == "client").Value!, story, StringComparison.Ordinal);
        Assert.Empty((await person.LoadAsync()).Memory.State.Relationships);
    }

    private async Task<Person> NewAsync(string locale, string button)
    {
        var person = coach.Host.Person($"notice-{Interlocked.Increment(ref people)}", locale);
        await person.SayAsync("hallo");
        await person.TapAsync(button);
        return person;
    }

    private async Task<Person> AgreedAsync()
    {
        var person = await NewAsync("de", "Deutsch");
        await person.TapAsync("Einverstanden");
        return person;
    }
}
