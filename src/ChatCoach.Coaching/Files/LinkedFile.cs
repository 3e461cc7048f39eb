using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Files;

/// <summary>A file that is drawn from what is stored when it is fetched; none is ever kept.</summary>
public enum FileKind
{
    /// <summary>Everything of the person as a page to read (privacy rule P14).</summary>
    Page,

    /// <summary>Everything of the person as JSON (privacy rule P14).</summary>
    Data,

    /// <summary>The open agreements of a relationship, to print and sign.</summary>
    Agreement,

    /// <summary>The next date of a client therapy for a calendar.</summary>
    Appointment,

    /// <summary>A date of a session with a coach for a calendar; <see cref="LinkedFile.About"/> is "session:number".</summary>
    Session,
}

/// <summary>What a one-time link leads to.</summary>
/// <param name="Kind">Which file.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="About">The person's own id of the relationship it is about; null: of none.</param>
[StoredFor(Purpose.Support, Keeping.Link)]
public sealed record LinkedFile(FileKind Kind, Language Language, string? About = null);

/// <summary>A link the person asked for. Its code leads to one file, once (privacy rule P14).</summary>
/// <param name="Code">256 random bits, url-safe; only its hash is stored.</param>
/// <param name="File">Where it leads.</param>
/// <param name="Until">UTC.</param>
public sealed record NewLink(string Code, LinkedFile File, DateTimeOffset Until)
{
    /// <summary>Long enough to open it at once, too short to be found later.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
}
