using System.Text;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

/// <summary>The client's side takes part without an account: a text, a page, a date, each seen beforehand and with nothing internal in it.</summary>
public sealed class ClientSideTests
{
    private const string Alias = "Montagsrunde";
    private const string What = "Angebot <b>bis</b> Freitag";

    [Theory]
    [InlineData(Language.De, "vereinbarungen", "Für die Kundenseite")]
    [InlineData(Language.En, "agreements", "For the client side")]
    public void The_way_to_it_is_on_the_agreements_and_can_be_typed(Language language, string list, string button)
    {
        var talk = Agreeing(language);

        Assert.Contains(button, talk.Copy().Say(list).Buttons.Select(b => b.Label));
        Assert.Equal(3, talk.Say(list).Say(button).Buttons.Count(b => b.Do == Verbs.Client));
    }

    [Fact]
    public void The_invitation_names_the_next_date_and_addresses_nobody_by_du_or_Sie()
    {
        var with = Agreeing(next: new DateOnly(2026, 6, 1)).Say("vereinbarungen").Say("Für die Kundenseite").Say("Einladungstext");
        var without = Agreeing().Say("vereinbarungen").Say("Für die Kundenseite").Say("Einladungstext");

        Assert.Contains("1. Juni 2026", with.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", with.Text + without.Text, StringComparison.Ordinal);
        foreach (var paragraph in new[] { with, without }.Select(t => Assert.IsType<Reply.Message>(t.Reply).Paragraphs[^1]))
        {
            Assert.DoesNotContain(Alias, paragraph, StringComparison.Ordinal);
            Assert.DoesNotContain(paragraph.Split(' ', ',', '.', '?'), w => w is "du" or "dir" or "dein" or "Sie" or "Ihnen" or "Ihr");
        }
    }

    [Fact]
    public void The_page_holds_just_what_the_preview_showed_and_nothing_internal()
    {
        var talk = Agreeing();
        talk.Records[talk.State.Relationships[0].Id] = Record(talk) with
        {
            Extras = [new Extra("e", new DateOnly(2026, 5, 1), "Sonntagsbericht", "price", "r")],
            Agreements = [.. Record(talk).Agreements, Agreement("Erledigtes", AgreementState.Kept), Agreement("Verworfenes", AgreementState.Dropped)],
        };
        var preview = talk.Say("vereinbarungen").Say("Für die Kundenseite").Say("Vereinbarung zum Drucken").Text;
        var link = Assert.Single(talk.Say("Als Seite holen").Links);
        var page = PersonFiles.Agreement(talk.Content, ArchiveOf(talk), link.File, talk.Now)!;

        Assert.Contains($"1. {What} · Beide Seiten · bis 18. Dezember 2026", preview, StringComparison.Ordinal);
        foreach (var shown in new[] { Html.Encode(What), "Beide Seiten", "bis 18. Dezember 2026", "<h1>Vereinbarung</h1>", "Stand: 4. Mai 2026", "Datum, Unterschrift Team", "Datum, Unterschrift Kundenseite" })
            Assert.Contains(shown, page, StringComparison.Ordinal);
        foreach (var said in new[] { "Vereinbarung", "Stand: 4. Mai 2026", "Datum, Unterschrift Team", "Datum, Unterschrift Kundenseite" })
            Assert.Contains(said, preview, StringComparison.Ordinal);
        foreach (var hidden in new[] { Alias, "Sonntagsbericht", "Erledigtes", "Verworfenes", "zugesagt", "<b>", talk.State.Relationships[0].Id })
            Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sonntagsbericht", preview, StringComparison.Ordinal);
        Assert.Contains("@page{size:A4", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_handed_out_that_was_not_seen_first()
    {
        var talk = Agreeing(next: new DateOnly(2026, 6, 1)).Say("vereinbarungen").Say("Für die Kundenseite").Say("Termin für den Kalender");

        Assert.Empty(talk.Links);
        Assert.Contains("1. Juni 2026", talk.Text, StringComparison.Ordinal);
        Assert.Equal(FileKind.Appointment, Assert.Single(talk.Say("Als Kalenderdatei holen").Links).File.Kind);
        Assert.Equal(LogEvent.LinkMade, talk.Log[^1].What);
    }

    [Fact]
    public void Without_an_address_it_says_so_and_shows_the_text_in_the_chat()
    {
        var talk = Agreeing(linkBase: null).Say("vereinbarungen").Say("Für die Kundenseite").Say("Vereinbarung zum Drucken").Say("Als Seite holen");

        Assert.Empty(talk.Links);
        Assert.Contains("keine Adresse", talk.Text, StringComparison.Ordinal);
        Assert.Contains(What, talk.Text, StringComparison.Ordinal);
        Assert.Contains("meine Check-ins", talk.Say("meine daten").Say("Alles als Datei").Text, StringComparison.Ordinal);
        Assert.Empty(talk.Links);
    }

    [Fact]
    public void The_date_is_a_calendar_file_as_RFC_5545_wants_it()
    {
        var talk = Agreeing(next: new DateOnly(2026, 6, 1));
        var file = new LinkedFile(FileKind.Appointment, Language.De, talk.State.Relationships[0].Id);
        var calendar = PersonFiles.Appointment(talk.Content, ArchiveOf(talk), file, talk.Now)!;
        var lines = calendar.Split("\r\n");

        Assert.EndsWith("\r\n", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', calendar.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines[..2]);
        Assert.Contains("DTSTART;VALUE=DATE:20260601", lines);
        Assert.Contains("DTEND;VALUE=DATE:20260602", lines);
        Assert.Single(lines, l => l.StartsWith("UID:", StringComparison.Ordinal));
        Assert.Matches("^DTSTAMP:20260504T\\d{6}Z$", lines.Single(l => l.StartsWith("DTSTAMP", StringComparison.Ordinal)));
        Assert.DoesNotContain(Alias, calendar, StringComparison.Ordinal);
        Assert.Equal(calendar, PersonFiles.Appointment(talk.Content, ArchiveOf(talk), file, talk.Now));
    }

    [Fact]
    public void Lines_of_a_calendar_are_folded_at_75_octets_within_no_character_and_its_text_is_escaped()
    {
        var summary = string.Concat(Enumerable.Repeat("Grüße; an, alle\\ 😀\n", 12));
        var calendar = CalendarFile.Of("u", summary, new DateOnly(2026, 6, 1), new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero));

        Assert.All(calendar.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75, l));
        var unfolded = calendar.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains(string.Concat(Enumerable.Repeat("Grüße\\; an\\, alle\\\\ 😀\\n", 12)), unfolded, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', calendar);
    }

    private static Talk Agreeing(Language language = Language.De, DateOnly? next = null, string? linkBase = "https://coach.example")
    {
        var talk = new Talk { Hints = new ClientHints(language, "Europe/Berlin"), LinkBase = linkBase };
        talk.Do(new TurnInput.Arrived());
        foreach (var word in language == Language.De ? new[] { "Deutsch", "Einverstanden", Alias, "4", "stopp", "behalten" } : ["English", "Agreed", Alias, "4", "stop", "keep"])
            talk.Say(word);
        talk.Records[talk.State.Relationships[0].Id] = RelationshipRecord.New with
        {
            Agreements = [Agreement(What, AgreementState.Promised)],
            Programme = next is null ? null : new Programme(null, 3, next, [], "r"),
        };
        return talk;
    }

    private static Agreement Agreement(string what, AgreementState state) => new(what, new DateOnly(2026, 5, 1), what, "both", new DateOnly(2026, 12, 18), "yes", state, "r");

    private static RelationshipRecord Record(Talk talk) => talk.Records[talk.State.Relationships[0].Id];

    private static PersonArchive ArchiveOf(Talk talk) => new()
    {
        State = talk.State,
        About = System.Collections.Immutable.ImmutableDictionary<string, AboutRelationship>.Empty.Add(talk.State.Relationships[0].Id, AboutRelationship.Empty with { Record = Record(talk) }),
    };
}
