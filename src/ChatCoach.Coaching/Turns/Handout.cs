using System.Collections.Immutable;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What a turn hands out: one-time links, and the lines about it in the person's access log.</summary>
internal sealed class Handout(PersonMemory memory, MomentIds ids)
{
    public ImmutableList<NewLink> Links { get; private set; } = [];

    public ImmutableList<LogEntry> Lines { get; private set; } = [];

    /// <summary>The access log until now; null: it was not loaded yet.</summary>
    public ImmutableList<LogEntry>? Log => memory.Log;

    /// <summary>False: nobody reaches this host from outside, so no link is made.</summary>
    public bool HasAddress => memory.LinkBase is not null;

    /// <summary>The address of a new link to a file, which works once.</summary>
    public string Link(Language language, FileKind kind, string? about = null)
    {
        var link = new NewLink(ids.NextCode(), new LinkedFile(kind, language, about), ids.Now + NewLink.Lasts);
        Links = Links.Add(link);
        return $"{memory.LinkBase}/d/{link.Code}";
    }

    /// <summary>Writes a line: the person did it themselves.</summary>
    public void Note(LogEvent what, FileKind? file = null, string? about = null, string? name = null) =>
        Lines = Lines.Add(new LogEntry(ids.NextId(), ids.Now, what, LogWho.Self, file, about, name));
}
