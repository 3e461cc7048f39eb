using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatCoach.Coaching.Turns;

/// <summary>New ids of a turn, derived from its seed.</summary>
public sealed class MomentIds(Moment moment)
{
    /// <summary>Characters of an id.</summary>
    public const int Length = 22;

    private int next;

    public DateTimeOffset Now => moment.Now;

    /// <summary>128 bits of the seed, url-safe; the n-th call of the same moment gives the same id.</summary>
    public string NextId()
    {
        var source = new byte[moment.Seed.Length + sizeof(int)];
        moment.Seed.CopyTo(source);
        BitConverter.TryWriteBytes(source.AsSpan(moment.Seed.Length), next++);
        return Base64Url.EncodeToString(SHA256.HashData(source).AsSpan(0, 16));
    }

    /// <summary>A code nobody can guess: 256 bits of the seed, url-safe.</summary>
    public string NextCode()
    {
        var source = new byte[moment.Seed.Length + sizeof(int)];
        moment.Seed.CopyTo(source);
        BitConverter.TryWriteBytes(source.AsSpan(moment.Seed.Length), next++);
        return Base64Url.EncodeToString(SHA256.HashData([.. "link"u8, .. source]));
    }

    /// <summary>Hash of what a card sent, to tell a repetition from a correction.</summary>
    public static string Hash(string content) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12));
}
