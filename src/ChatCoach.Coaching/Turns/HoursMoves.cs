using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>When a coach holds sessions: what the guide about it says becomes the hours that dates are looked for in.</summary>
internal static class HoursMoves
{
    public const string HoursGuide = "GH";

    private const int LunchFrom = 12;
    private const int LunchTo = 13;

    /// <summary>Who left out when: nine to five, as most.</summary>
    private const int UsualFrom = 9;
    private const int UsualTo = 17;

    private static readonly ImmutableDictionary<string, DayOfWeek> Days = new Dictionary<string, DayOfWeek>(StringComparer.Ordinal)
    {
        ["mon"] = DayOfWeek.Monday, ["tue"] = DayOfWeek.Tuesday, ["wed"] = DayOfWeek.Wednesday, ["thu"] = DayOfWeek.Thursday, ["fri"] = DayOfWeek.Friday,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>At the end of the guide: the hours, said once more. Null: it is another guide.</summary>
    public static Reply? Finished(Turn turn, Run run)
    {
        if (!string.Equals(run.Guide, HoursGuide, StringComparison.Ordinal))
            return null;
        var dates = turn.Content.Dates;
        var hours = Of(run, turn.Zone.Id);
        if (hours.Problem() is { } problem)
            return Speech.Say(turn, [turn.Text(problem == HoursProblem.UnknownZone ? dates.HoursNoZone : dates.HoursWrong)], [Button(turn), .. MenuMoves.Doors(turn)]);
        turn.Sessions.Change(new SessionChange.Hours(hours));
        return Speech.Say(turn, [Said(turn, hours)], [Speech.Repairing(turn, turn.Content.Sessions.ButtonDesk, Repair.Desk), Button(turn), .. MenuMoves.Doors(turn)]);
    }

    public static CardButton Button(Turn turn) => new(turn.Text(turn.Content.Dates.ButtonHours), Verbs.Start, HoursGuide);

    private static CoachHours Of(Run run, string zone)
    {
        var from = new TimeOnly(Number(run, "from") ?? UsualFrom, 0);
        var to = new TimeOnly(Number(run, "to") ?? UsualTo, 0);
        var days = Chosen(run, "days");
        var week = (days.IsEmpty ? Days.Values : days.Select(d => Days[d])).Order().SelectMany(day => Spans(day, from, to, Value(run, "noon") is not "open")).ToImmutableList();
        var usual = new CoachHours(week, zone);
        return usual with
        {
            BufferMinutes = Value(run, "buffer") switch { "none" => 0, "quarter" => 15, "half" => 30, _ => usual.BufferMinutes },
            LeadHours = Value(run, "lead") switch { "hours" => 4, "day" => 24, "days" => 48, "week" => 168, _ => usual.LeadHours },
            HorizonDays = Value(run, "horizon") switch { "two" => 14, "three" => 21, "six" => 42, "twelve" => 84, _ => usual.HorizonDays },
            PerWeek = Number(run, "week") ?? usual.PerWeek,
        };
    }

    /// <summary>A part too short for a session is none.</summary>
    private static IEnumerable<WorkingSpan> Spans(DayOfWeek day, TimeOnly from, TimeOnly to, bool lunch)
    {
        var (noon, one) = (new TimeOnly(LunchFrom, 0), new TimeOnly(LunchTo, 0));
        WorkingSpan[] spans = lunch && from < one && to > noon
            ? [new WorkingSpan(day, from, noon), new WorkingSpan(day, one > from ? one : from, to)]
            : [new WorkingSpan(day, from, to)];
        return spans.Where(s => s.From < s.To);
    }

    private static string Said(Turn turn, CoachHours hours)
    {
        var culture = CultureInfo.GetCultureInfo(turn.Language == Language.De ? "de-DE" : "en-GB").DateTimeFormat;
        var days = hours.Week.Select(s => s.Day).Distinct().ToList();
        var spans = hours.Week.Where(s => s.Day == days[0]).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.From:HH:mm}–{s.To:HH:mm}"));
        return turn.Text(turn.Content.Dates.HoursSet,
            ("days", string.Join(", ", days.Select(d => culture.GetDayName(d)))), ("spans", string.Join(", ", spans)), ("buffer", Text(hours.BufferMinutes)), ("lead", Text(hours.LeadHours)),
            ("horizon", Text(hours.HorizonDays)), ("week", Text(hours.PerWeek)), ("zone", OwnWords.Mark(hours.Zone)));
    }

    private static ImmutableList<string> Chosen(Run run, string step) => run.Find(step, 0)?.Values ?? [];

    private static string? Value(Run run, string step) => Chosen(run, step) is [var value] ? value : null;

    private static int? Number(Run run, string step) => int.TryParse(Value(run, step), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}
