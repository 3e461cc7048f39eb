using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Cards;

/// <summary>The weekly card: with every lane, without numbers, of a larger unit, and the question on which day it comes.</summary>
internal static class VoiceSamples
{
    public static IEnumerable<(string Name, Reply Reply)> Of(Language language)
    {
        var word = language == Language.De ? "wochenkarte" : "weekly card";
        var before = Weeks.Full with { Period = "2026-W46", Cells = [new ShownCell("process", Share.Half, null)] };
        yield return ("voice", Weeks.Manager(language, Weeks.Full, before).Say(word).Reply!);
        yield return ("voice-none", Weeks.Manager(language, Weeks.Full with { Stands = null, Cells = [] }).Say(word).Reply!);
        yield return ("voice-larger", Weeks.Manager(language, Weeks.Full with { Stands = "all", StandsName = "Kundenservice" }).Say(word).Reply!);
        var council = Weeks.Manager(language);
        (council.Place, council.Spread) = (new OrgPlace(null, null, ["works-council"], null), [VoiceSpread.Of("2026-W47", 5, [Weeks.Full.Cells, before.Cells, [new ShownCell("frame", Share.Some, null)]])]);
        yield return ("voice-whole", council.Say(word).Reply!);
        yield return ("voice-four-weeks", Weeks.Manager(language, Weeks.Full with { Period = "2026-W48-4" }, before with { Period = "2026-W44-4" }).Say(word).Reply!);
        var trend = language == Language.De ? "Verlauf" : "Trend";
        yield return ("voice-trend", Weeks.Manager(language, Weeks.Ten).Say(word).Say(trend).Reply!);
        council.Spread = [.. Weeks.Ten.Select(week => VoiceSpread.Of(week.Period, 5, [Weeks.Full.Cells, week.Cells, [new ShownCell("frame", Share.Some, null)]]))];
        yield return ("voice-trend-whole", council.Say(word).Say(trend).Reply!);
        yield return ("voice-day", Weeks.Manager(language, Weeks.Full).Say(word).Say(language == Language.De ? "An einem anderen Tag schicken" : "Send it on another day").Reply!);
    }
}
