using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatCoach.Coaching.Relationships;

/// <summary>
/// The code somebody comes in with: sixteen letters and digits in groups of four, 80 bits. It always has a digit and a
/// letter, so that neither four words nor a long number is taken for one.
/// </summary>
public static partial class InviteCode
{
    /// <summary>How long it counts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    /// <summary>Without I, O, 0 and 1, which are read for one another; 32 of them make five bits each.</summary>
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private const int Length = 16;
    private const int Group = 4;

    /// <summary>A new one.</summary>
    /// <param name="nextId">Gives unguessable ids, each call another one.</param>
    public static string New(Func<string> nextId)
    {
        while (true)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(nextId()));
            var code = string.Concat(hash.Take(Length).Select(b => Letters[b % Letters.Length]));
            if (HasBoth(code))
                return string.Join('-', code.Chunk(Group).Select(g => new string(g)));
        }
    }

    /// <summary>The code a whole message consists of, without blanks and hyphens; null: it is something else.</summary>
    public static string? Read(string text)
    {
        if (Shape().Match(text) is not { Success: true } match)
            return null;
        var code = string.Concat(match.Groups["code"].Value.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return HasBoth(code) ? code : null;
    }

    /// <summary>What is stored in place of a code: its 80 bits cannot be found from it by trying.</summary>
    /// <param name="code">Case, blanks and hyphens do not matter.</param>
    public static string TagOf(string code) => Base64Url.EncodeToString(SHA256.HashData(Plain(code)));

    /// <summary>The bytes of a code, however it was typed.</summary>
    public static byte[] Plain(string code) => Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant());

    private static bool HasBoth(string code) => code.Any(char.IsAsciiDigit) && code.Any(char.IsAsciiLetter);

    /// <summary>Phones make long dashes of hyphens, and people write "Code:" before it.</summary>
    [GeneratedRegex(@"^\W*(code\W+)?(?<code>[a-z0-9]{4}([\s\-‐-—]*[a-z0-9]{4}){3})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
