using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Sessions;

/// <summary>
/// Something the owner lets the coach of a session read beforehand: its words are those of the preview (privacy rule P8).
/// It holds until 14 days after the session, and while every answer it comes from is there as it was.
/// </summary>
/// <param name="Id">Within the session.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">As the preview showed it.</param>
/// <param name="Words">As the preview showed them; null: an answer it came from was changed or deleted since.</param>
/// <param name="To">Our id of the coach it is shown to; a next one does not read it.</param>
/// <param name="Sources">The answers it comes from.</param>
/// <param name="ReadAt">When the coach first read it; null: not yet.</param>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record ShownItem(string Id, ShownKind Kind, string Label, string? Words, string To, ImmutableList<ShownSource> Sources, DateTimeOffset? ReadAt = null);

/// <summary>An answer something shown comes from.</summary>
/// <param name="Run">The owner's.</param>
/// <param name="Step">Of its guide.</param>
/// <param name="Visit">Which time round a loop.</param>
/// <param name="Values">As it was when the owner said yes.</param>
[StoredFor(Purpose.Session, Keeping.Session)]
public sealed record ShownSource(string Run, string Step, int Visit, ImmutableList<string> Values);

/// <summary>What can be shown to a coach beforehand (guide 9, step "release"). Never a feeling, never a private note.</summary>
public enum ShownKind
{
    Problem,
    Goal,

    /// <summary>The extras of the relationship.</summary>
    Frame,

    Needs,

    /// <summary>The profile of the newest relationship check.</summary>
    Check,
}
