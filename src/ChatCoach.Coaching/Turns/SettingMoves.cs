using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>Answers that are settings.</summary>
internal static class SettingMoves
{
    public static void Apply(Turn turn, string field, string value)
    {
        if (FrameMoves.IsOfFrame(field))
        {
            FrameMoves.Apply(turn, field, value);
            return;
        }

        var (counted, silent) = (turn.State.CountsFrom is not null, turn.State.Reminders == Reminders.None || turn.State.FollowedUp.Exists(t => t.Off));
        turn.State = field switch
        {
            "user.lang" => turn.State with { Language = Value(value, "en") ? Language.En : Language.De },
            "consent.use" when Value(value, "ok") => turn.State with { AgreedAt = turn.Now },
            "consent.use" when Value(value, "no") => turn.State with { AgreedAt = null, CountsFrom = null },
            "consent.aggregate" => turn.State with { CountsFrom = Value(value, "yes") ? turn.State.CountsFrom ?? NextMonday(turn.Today) : null },
            "user.tone" => turn.State with { Tone = Value(value, "warm") ? Tone.Warm : Tone.Plain },
            "user.reminders" when Value(value, "follow") => turn.State with { Reminders = Reminders.Follow, NewsUntold = false },
            "user.reminders" => turn.State with { Reminders = Reminders.None, NewsUntold = true, Awaited = [], FollowUps = [] },
            _ => turn.State,
        };
        if (silent && turn.State.Reminders == Reminders.Follow)
            FollowUpMoves.WantedAgain(turn);
        turn.UncountAll |= counted && turn.State.CountsFrom is null;
    }

    /// <summary>A yes to counting holds from the next period on (privacy rule P3); a period is a week that begins on Monday.</summary>
    private static DateOnly NextMonday(DateOnly today) => today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));

    private static bool Value(string value, string expected) => string.Equals(value, expected, StringComparison.Ordinal);
}
