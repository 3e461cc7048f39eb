using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>Places in an organisation.</summary>
public static class Places
{
    public static OrgPlace Employee { get; } = new("north", "Nord", [], null);

    public static OrgPlace Manager { get; } = new("north", "Nord", ["manager"], null);

    public static OrgPlace Coach { get; } = new("south", "Süd", ["coach"], null);

    /// <summary>An employee of a unit whose manager has set everything.</summary>
    public static OrgPlace WithFrame { get; } = Employee with
    {
        Frame = new TeamFrame
        {
            Purposes = ["Ruhe im Alltag", "Rechtliche Klarheit"],
            How = "Ruhig, ehrlich, ohne Umwege.",
            Authority = "200 Euro",
            ExtrasRule = "gift",
            Term = "mandant",
            Gender = "star",
        },
    };
}
