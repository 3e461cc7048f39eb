using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ChatCoach.Protocol.Authentication;

/// <summary>A public key of an issuer, with the two members that stand beside the standard ones.</summary>
/// <param name="Key">The RSA key.</param>
/// <param name="Endorsements">Channels the key may speak for; a Bot Service key without any speaks for none.</param>
/// <param name="Issuer">In Entra's shared document: whose tokens the key may sign. Null elsewhere.</param>
public sealed record SigningKey(JsonWebKey Key, FrozenSet<string> Endorsements, string? Issuer)
{
    internal static SigningKey From(JsonWebKey key)
    {
        key.AdditionalData.TryGetValue("endorsements", out var endorsements);
        key.AdditionalData.TryGetValue("issuer", out var issuer);
        return new SigningKey(key, Texts(endorsements).ToFrozenSet(StringComparer.OrdinalIgnoreCase), Text(issuer));
    }

    internal static bool CanSign(JsonWebKey key)
        => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.Use is null or "sig" && !string.IsNullOrEmpty(key.Kid);

    private static IEnumerable<string> Texts(object? values) => values switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(static e => Text(e)).OfType<string>(),
        System.Collections.IEnumerable list and not string => list.Cast<object?>().Select(Text).OfType<string>(),
        _ => [],
    };

    private static string? Text(object? value) => value switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
        _ => null,
    };
}

/// <summary>What became of looking for a key.</summary>
public abstract record SigningKeyAnswer
{
    private SigningKeyAnswer()
    {
    }

    public sealed record Found(SigningKey Key) : SigningKeyAnswer;

    public sealed record NotFound : SigningKeyAnswer;

    public sealed record Unavailable : SigningKeyAnswer;
}
