using System.Text.Json;
using ChatCoach.Coaching.Files;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Files;

/// <summary>What an opened link leads to.</summary>
/// <param name="Who">Whose file it is.</param>
/// <param name="File">Which.</param>
public sealed record OpenedLink(PersonKey Who, LinkedFile File);

/// <summary>One-time links (privacy rule P14). A turn's commit writes them.</summary>
public sealed class Links(CoachStorage storage)
{
    /// <summary>Characters of a code; anything else is none and is not looked up.</summary>
    private const int CodeLength = 43;

    /// <summary>Whether the link would open; it stays as it is, so that a previewer does not use it up.</summary>
    public async Task<bool> IsOpenAsync(string code, DateTimeOffset now, CancellationToken ct) =>
        code.Length == CodeLength && await storage.Sql.ReadAsync(sql => LinkSql.FindAsync(sql, LinkSql.TagOf(code), now), ct) is not null;

    /// <summary>
    /// Reads what the link leads to, then uses it up and writes that into the person's log, both or neither: what could not
    /// be read uses nothing up.
    /// </summary>
    /// <param name="code">As it stood in the address.</param>
    /// <param name="now">UTC.</param>
    /// <param name="draw">Makes the file ready, everything of it read; null: there is none.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <returns>Null: whatever is wrong with it, it opens nothing.</returns>
    public async Task<T?> OpenAsync<T>(string code, DateTimeOffset now, Func<OpenedLink, Task<T?>> draw, CancellationToken ct)
        where T : class
    {
        if (code.Length != CodeLength)
            return null;
        var tag = LinkSql.TagOf(code);
        var found = await storage.Sql.ReadAsync(sql => LinkSql.FindAsync(sql, tag, now), ct);
        if (found is null || await storage.Keys.OpenableAsync(found.KeyId, ct) is not { } key)
            return null;
        var file = JsonSerializer.Deserialize(key.Open(found.Sealed, SealPlace.Link(tag)), StateJson.Default.LinkedFile)!;
        if (await draw(new OpenedLink(found.Who, file)) is not { } drawn)
            return null;
        var line = SealedAccess.Of(new LogEntry(Guid.NewGuid().ToString("N"), now, LogEvent.LinkOpened, LogWho.Self, file.Kind, file.About), found.PersonId, key);
        return await storage.Sql.WriteAsync(sql => TakeAsync(sql, tag, now, line), ct) ? drawn : null;
    }

    private static async Task<bool> TakeAsync(SqlSession sql, string tag, DateTimeOffset now, SealedAccess line)
    {
        if (await LinkSql.TakeAsync(sql, tag, now) == 0)
            return false;
        await AccessSql.AddAsync(sql, line);
        return true;
    }
}
