using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>Published weeks of a unit, and who leads it.</summary>
public static class Weeks
{
    /// <summary>A week in which every lane has something.</summary>
    public static VoiceSnapshot Full { get; } = new("2026-W47", "north", 5,
    [
        new ShownCell("need-clarity", Share.Half, 10 * 2), new ShownCell("match-partly", Share.Some, null), new ShownCell("how-later", Share.Half, null), new ShownCell("stop-script", Share.Some, null),
        new ShownCell("process", Share.Some, null), new ShownCell("authority", Share.Most, 20), new ShownCell("push", Share.Some, null),
    ]);

    /// <summary>Ten weeks up to that, the newest first; in one of the eight that a trend shows there were no numbers.</summary>
    public static ImmutableList<VoiceSnapshot> Ten { get; } =
    [
        .. Enumerable.Range(0, 10).Select(back => Full with
        {
            Period = $"2026-W{47 - back}",
            Stands = back == 5 ? null : Full.Stands,
            Cells = back == 5 ? [] : [.. Full.Cells.Where((_, at) => (at + back) % 4 != 3).Select(cell => cell with { Share = (Share)(((int)cell.Share + (back / 3)) % 3) })],
        }),
    ];

    public static Talk Manager(Language language, params ImmutableList<VoiceSnapshot> weeks)
    {
        var talk = Talk.Agreed(language);
        talk.Place = Places.Manager;
        talk.Weeks = weeks;
        return talk;
    }
}
