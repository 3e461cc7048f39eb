using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Files;

/// <summary>A one-time link as stored.</summary>
internal sealed record SealedLink(string PersonId, string KeyId, PersonKey Who, byte[] Sealed);

/// <summary>One-time links by the tag of their code.</summary>
internal static class LinkSql
{
    /// <summary>Links of one person that are open at once; with more the oldest go. Two are made for an export.</summary>
    public const int Most = 6;

    /// <summary>Hash of a code: who reads the database cannot open what it leads to.</summary>
    public static string TagOf(string code) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    public static async Task AddAsync(SqlSession sql, string person, string tag, DateTimeOffset until, byte[] link)
    {
        await sql.RunAsync($"INSERT INTO links (tag, person_id, until, sealed) VALUES ({tag}, {person}, {until}, {link})");
        await sql.RunAsync(
            $"""
            DELETE FROM links WHERE person_id = {person}
                AND tag NOT IN (SELECT l.tag FROM links l WHERE l.person_id = {person} ORDER BY l.until DESC, l.tag LIMIT {Most})
            """);
    }

    /// <summary>Null: there is no such link, it is past its time, or nothing of its person is left.</summary>
    public static async Task<SealedLink?> FindAsync(SqlSession sql, string tag, DateTimeOffset now)
    {
        var found = await sql.ReadAsync(
            $"""
            SELECT l.person_id, p.key_id, p.tenant, p.object_id, l.sealed FROM links l JOIN people p ON p.id = l.person_id
            WHERE l.tag = {tag} AND l.until > {now} AND p.key_id IS NOT NULL
            """,
            row => new SealedLink(row.GetString(0), row.GetString(1), new PersonKey(row.GetString(2), row.GetString(3)), row.GetFieldValue<byte[]>(4)));
        return found.FirstOrDefault();
    }

    /// <summary>It counts once: of two that take it at the same instant, one gets 0.</summary>
    public static Task<int> TakeAsync(SqlSession sql, string tag, DateTimeOffset now) => sql.RunAsync($"DELETE FROM links WHERE tag = {tag} AND until > {now}");
}
