using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>What people type, and what they do not.</summary>
public static class Words
{
    public static string[] Aliases { get; } =
        ["Montagsrunde", "Frau Huber", "Anna Schmidt", "${title}", "<b>fett</b> **x** [a](b)", "{\"a\":1}", "ich will nicht mehr leben", "ich kann nicht mehr", new string('a', 61), "4", "Projekt Zürich"];

    private static readonly string[] Strange =
        ["", " ", "?", "🙂", "0", "9", "99999999999999999999", "1, 3", "1,2,3,4,5", "eins und drei", "mehr", "angegriffen", "der Kunde bringt mich noch um", "kill myself", "I can't go on",
         new string('x', 600), new string('y', 100_000), "ja", "nein", "yes", "no", "31.2.", "morgen", "<script>alert(1)</script>", "${text}", "{notice}", "\u0000\u202e", "a\nb"];

    private static readonly IEnumerable<string> Repairs = ["zurück", "ändern", "weiter", "pause", "stopp", "warum", "wer sieht das", "vergiss mich", "meine daten", "hilfe", "sos", "deutsch", "englisch", "meine check-ins", "einstellungen", "fortsetzen", "neustart", "hallo", "back", "skip", "stop", "help"];

    private static readonly IEnumerable<string> Labels = RealContent.Guides.SelectMany(g => g.Steps).SelectMany(s => s.Options).SelectMany(o => new[] { o.Label.De, o.Label.En })
        .Concat(RealContent.Vocabularies.SelectMany(v => v.Options.Select(o => o.Label.De)));

    private static readonly IEnumerable<string> Buttons = ["Check-in", "Behalten", "Ändern", "Ja, löschen", "Nein, behalten", "Alles von mir", "Zusammenfassung", "Löschen, was da ist", "Diesen Eintrag löschen", "Anders nennen", "So lassen"];

    /// <summary>Numbers come up as often as everything else: they answer most questions.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Strange, .. Repairs, .. Labels.Distinct(StringComparer.Ordinal), .. Buttons, .. Aliases, .. Enumerable.Repeat(new[] { "1", "2", "3", "4", "5" }, 12).SelectMany(n => n)];
}
