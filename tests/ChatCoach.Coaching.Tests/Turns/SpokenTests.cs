using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

public sealed class SpokenTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);

    [Theory]
    [InlineData("  Zurück! ", "zurueck")]
    [InlineData("Straße", "strasse")]
    [InlineData("I’m   OK.", "im ok")]
    [InlineData("Check-in", "check in")]
    [InlineData("ZURÜCK", "zurueck")]
    [InlineData("Zuru\u0308ck", "zurueck")]
    [InlineData("🙂", "")]
    public void Words_become_comparable(string text, string expected) => Assert.Equal(expected, Spoken.Normalise(text));

    [Theory]
    [InlineData("3", 3)]
    [InlineData(" 3. ", 3)]
    [InlineData("drei", 3)]
    [InlineData("Fünf", 5)]
    [InlineData("zwo", 2)]
    [InlineData("first", 1)]
    [InlineData("sixteen", 16)]
    [InlineData("3.5", null)]
    [InlineData("-1", 1)]
    [InlineData("99999999999999999999", null)]
    [InlineData("viele", null)]
    [InlineData("", null)]
    public void Numbers_are_heard(string text, int? expected) => Assert.Equal(expected, Spoken.Number(text));

    [Theory]
    [InlineData("1, 3", "1|3")]
    [InlineData("1;3", "1|3")]
    [InlineData("genervt und traurig", "genervt|traurig")]
    [InlineData("sad and calm + glad", "sad|calm|glad")]
    [InlineData(" , ", "")]
    public void Several_are_told_apart(string text, string expected) => Assert.Equal(expected, string.Join('|', Spoken.Parts(text)));

    [Theory]
    [InlineData("heute", "2026-05-04")]
    [InlineData("Tomorrow", "2026-05-05")]
    [InlineData("übermorgen", "2026-05-06")]
    [InlineData("2026-12-24", "2026-12-24")]
    [InlineData("24.12.2026", "2026-12-24")]
    [InlineData("24.12.26", "2026-12-24")]
    [InlineData("3.5.", "2027-05-03")]
    [InlineData("4.5.", "2026-05-04")]
    [InlineData("3. Mai", "2027-05-03")]
    [InlineData("3 May", "2027-05-03")]
    [InlineData("May 30", "2026-05-30")]
    [InlineData("December 24, 2026", "2026-12-24")]
    [InlineData("29.2.", "2028-02-29")]
    [InlineData("am 3. Mai 2027 um 10 Uhr", "2027-05-03")]
    [InlineData("24.12. 10:00", "2026-12-24")]
    [InlineData("Dienstag", "2026-05-05")]
    [InlineData("nächsten Montag", "2026-05-11")]
    [InlineData("am Sonntag", "2026-05-10")]
    [InlineData("Sonnabend", "2026-05-09")]
    [InlineData("next Tuesday", "2026-05-05")]
    [InlineData("on Friday at 3pm", "2026-05-08")]
    [InlineData("friday, 12:30 am", "2026-05-08")]
    [InlineData("in 2 Wochen", "2026-05-18")]
    [InlineData("in zwei Wochen", "2026-05-18")]
    [InlineData("in einer Woche", "2026-05-11")]
    [InlineData("in a week", "2026-05-11")]
    [InlineData("in 3 days", "2026-05-07")]
    [InlineData("nächste Woche", "2026-05-11")]
    [InlineData("Next week", "2026-05-11")]
    [InlineData("morgen um 9 Uhr", "2026-05-05")]
    [InlineData("3.6. um 14.30 Uhr", "2026-06-03")]
    [InlineData("um 9 Uhr am 3.6.", "2026-06-03")]
    [InlineData("31.2.", "no such day")]
    [InlineData("31.02.2027", "no such day")]
    [InlineData("30/2", "no such day")]
    [InlineData("2027-02-29", "no such day")]
    [InlineData("31. April", "no such day")]
    [InlineData("February 30, 2027", "no such day")]
    [InlineData("on 31.02. at 10:00", "no such day")]
    [InlineData("next Tuesday at 25:00", "not understood")]
    [InlineData("morgen 10:75", "not understood")]
    [InlineData("tomorrow 13pm", "not understood")]
    [InlineData("morgen 24 Uhr", "not understood")]
    [InlineData("10:00", "not understood")]
    [InlineData("in 2 Jahren", "not understood")]
    [InlineData("in 99999999999 weeks", "not understood")]
    [InlineData("next", "not understood")]
    [InlineData("irgendwann", "not understood")]
    [InlineData("", "not understood")]
    public void Dates_are_read_as_people_write_them(string text, string expected) => Assert.Equal(expected, Dates.Read(text, Today) switch
    {
        DateReading.Of of => of.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateReading.NoSuchDay => "no such day",
        _ => "not understood",
    });

    [Fact]
    public void Dates_are_written_in_the_language() =>
        Assert.Equal(("4. Mai 2026", "4 May 2026"), (Dates.Write(Today, Language.De), Dates.Write(Today, Language.En)));
}
