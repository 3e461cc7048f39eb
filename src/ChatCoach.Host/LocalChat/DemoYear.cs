using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.LocalChat;

/// <summary>
/// A year of weekly cards for the demo organisation, so that a manager sees a full card at once. Invented taps of as many
/// people as a unit has go the way of real ones, through the same rules into snapshots, and are gone then.
/// </summary>
public sealed class DemoYear(InventedTaps taps, Snapshots snapshots, InventedAnswers answers)
{
    private const int Weeks = 52;

    /// <summary>The same year on every machine.</summary>
    private const int Seed = 7;

    /// <summary>Who of those asked says something in a week, and in one of the holidays.</summary>
    private const double Usual = 0.92;
    private const double InHolidays = 0.6;

    /// <summary>So much of a rate it goes up in spring and down in autumn.</summary>
    private const double Swing = 0.3;

    /// <summary>How often each tap is chosen by whoever says something; it goes up and down over the year.</summary>
    private static readonly (string Code, double Rate)[] Taps =
    [
        ("checkin.source:process", 0.45), ("checkin.authority:no", 0.5), ("checkin.frame:out", 0.35), ("checkin.authority:core", 0.12), ("disarm.missing:contact", 0.4), ("disarm.missing:info", 0.3),
        ("disarm.push:often", 0.35), ("disarm.stop:script", 0.4), ("disarm.stop:promise", 0.3), ("needs.theirsGuess:clarity", 0.55), ("needs.theirsGuess:reliability", 0.45), ("needs.theirsGuess:time", 0.3),
    ];

    /// <summary>What management answers, so many days after the card.</summary>
    private static readonly ImmutableArray<InventedAnswer> Answers =
    [
        new(VoiceAsk.Authority, 4, AskState.Heard, "Wir sprechen am Dienstag in der Leitungsrunde darüber."),
        new(VoiceAsk.Authority, 17, AskState.Decided, "Bis 200 Euro Kulanz entscheidet ihr ab sofort selbst, ohne Rückfrage."),
        new(VoiceAsk.Frame, 9, AskState.Working, "Der Vertrieb schickt uns bis Monatsende eine Seite mit allem, was vereinbart ist."),
        new(VoiceAsk.Frame, 30, AskState.Decided, "Der Rahmen steht jetzt auf einer Seite im Vertrag. Was darüber hinausgeht, kostet extra."),
        new(VoiceAsk.CorePerformance, 6, AskState.Heard, "Wir haben die drei häufigsten Fehler an die Entwicklung gegeben."),
        new(VoiceAsk.CorePerformance, 27, AskState.Decided, "Zwei der drei Fehler sind behoben, der dritte folgt im nächsten Quartal."),
        new(VoiceAsk.Time, 12, AskState.Declined, "Mehr Stellen gibt es in diesem Jahr nicht. Dafür entfällt der Wochenbericht."),
        new(VoiceAsk.PushPressure, 3, AskState.Decided, "Verkaufsziele gelten im Service nicht mehr."),
    ];

    /// <summary>Makes the weeks that are not there yet. Nothing is made twice, whenever the host starts.</summary>
    /// <param name="people">How many people each unit has.</param>
    /// <param name="cells">All there are.</param>
    /// <param name="rules">k.</param>
    /// <param name="lastDay">Of the last week that is over.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Ends it; it goes on at the next start.</param>
    public async Task FillAsync(IReadOnlyDictionary<string, int> people, ImmutableList<VoiceCell> cells, VoiceRules rules, DateOnly lastDay, DateTimeOffset now, CancellationToken ct)
    {
        for (var week = Weeks - 1; week >= 0; week--)
        {
            var day = lastDay.AddDays(-7 * week);
            if (await snapshots.IsMadeAsync(VoicePeriod.WeekOf(day), ct))
                continue;
            await taps.WriteAsync(day, Invented(people, day), ct);
            await snapshots.MakeAsync(day, cells, rules, now, ct);
            await taps.RemoveAsync(ct);
            foreach (var unit in people.Keys)
                await answers.GiveAsync(unit, day.AddDays(7), Answers, ct);
        }
    }

    private static List<(string Unit, string Who, string Code)> Invented(IReadOnlyDictionary<string, int> people, DateOnly day)
    {
        var (week, random) = (ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)), new Random(Seed + day.DayNumber));
        var rate = week is 1 or 52 or 53 or (>= 30 and <= 33) ? InHolidays : Usual;
        var season = 1 + (Swing * Math.Sin(week * Math.PI * 2 / Weeks));
        return
        [
            .. from unit in people
               from n in Enumerable.Range(0, unit.Value)
               where random.NextDouble() < rate
               from code in Taps.Where(t => random.NextDouble() < t.Rate * season).Select(t => t.Code).Append(VoiceCells.TookPart).ToList()
               select (unit.Key, $"{unit.Key}-{n}", code),
        ];
    }
}
