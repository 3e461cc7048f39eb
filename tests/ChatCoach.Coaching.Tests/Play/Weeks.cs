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

    public static Talk Manager(Language language, params ImmutableList<VoiceSnapshot> weeks)
    {
        var talk = Talk.Agreed(language);
        talk.Place = Places.Manager;
        talk.Weeks = weeks;
        return talk;
    }
}
