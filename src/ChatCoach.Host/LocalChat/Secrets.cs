using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatCoach.Host.LocalChat;

/// <summary>Unguessable tokens and their comparison.</summary>
internal static class Secrets
{
    /// <summary>256 random bits, URL-safe, 43 characters.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Compares in a time that does not tell how much was right; null is never equal.</summary>
    public static bool Same(string expected, string? given) =>
        given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
