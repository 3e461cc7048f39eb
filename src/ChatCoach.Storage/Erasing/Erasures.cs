using System.Data.Common;
using ChatCoach.Storage.Setup;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Storage.Erasing;

/// <summary>
/// Keeps erased what was erased. The memory lists the keys that must not exist, the key store remembers those it
/// destroyed: whichever of the two is restored from an older backup, the other one tells.
/// </summary>
public sealed class Erasures(CoachStorage storage, TimeProvider time, ILogger<Erasures> log)
{
    /// <summary>Bytes of destroyed keys may still lie in the key store's files; true at first, for those of a host that died.</summary>
    private volatile bool unscrubbed = true;

    /// <summary>Destroys every key on the list that a restored key store brought back.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ApplyListAsync(CancellationToken ct)
    {
        var listed = await storage.Sql.ReadAsync($"SELECT key_id FROM erased_keys", row => row.GetString(0), ct);
        storage.Keys.Forget(listed);
        var alive = await storage.Keys.LiveAsync(ct);
        var back = listed.Where(alive.Contains).ToList();
        await storage.Keys.EraseAsync(back, time.GetUtcNow(), ct);
        unscrubbed |= back.Count > 0;
        if (unscrubbed && listed.Count > 0)
            await ScrubAsync(ct);
        if (back.Count > 0)
            log.ErasedListApplied(back.Count);
        return back.Count;
    }

    /// <summary>Removes every person a restored memory brought back although their key was destroyed.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WipeRestoredAsync(CancellationToken ct)
    {
        var erased = await storage.Keys.ErasedAsync(ct);
        var people = await storage.Sql.ReadAsync(
            $"SELECT id, key_id FROM people WHERE key_id IS NOT NULL",
            row => (Id: row.GetString(0), Key: row.GetString(1)),
            ct);
        var back = people.Where(person => erased.Contains(person.Key)).ToList();
        foreach (var (id, key) in back)
            await WipeAsync(id, key, ct);
        if (back.Count > 0)
            log.RestoredPeopleWiped(back.Count);
        return back.Count;
    }

    /// <summary>Removes what is left of a person whose key is gone.</summary>
    internal Task WipeAsync(string person, string keyId, CancellationToken ct) => storage.Sql.WriteAsync(
        async sql =>
        {
            var still = await sql.ReadAsync($"SELECT 1 FROM people WHERE id = {person} AND key_id = {keyId}", row => 1);
            if (still.Count > 0)
                await ErasureSql.WipeAsync(sql, person, null, keyId, time.GetUtcNow());
            return still.Count;
        },
        ct);

    /// <summary>
    /// Destroys the key of an erasure that was just committed. Does not fail: the key is on the list, and whoever
    /// applies it next does what could not be done now.
    /// </summary>
    internal async Task DestroyAsync(string keyId, DateTimeOffset now)
    {
        unscrubbed = true;
        try
        {
            await storage.Keys.EraseAsync([keyId], now, CancellationToken.None);
            await ScrubAsync(CancellationToken.None);
        }
        catch (DbException failure)
        {
            storage.Keys.Forget([keyId]);
            log.KeyDestroyedLater(failure.GetType().Name);
        }
    }

    private async Task ScrubAsync(CancellationToken ct)
    {
        unscrubbed = !await storage.Keys.ScrubAsync(ct) || !await storage.Sql.ScrubAsync(ct);
        if (unscrubbed)
            log.NotScrubbed();
    }
}
