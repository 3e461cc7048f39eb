using System.Security.Cryptography;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Storage.Keys;

namespace ChatCoach.Storage.Relationships;

/// <summary>
/// A code somebody was given, without which its invitation does not open. It holds 80 bits: neither its tag nor its key
/// can be found by trying.
/// </summary>
/// <param name="Tag">Where the invitation is stored.</param>
/// <param name="Key">The half of what seals it; the other half is the inviter's key.</param>
internal sealed record InvitationCode(string Tag, DataKey Key)
{
    /// <param name="code">Case, blanks and hyphens do not matter.</param>
    public static InvitationCode Of(string code)
    {
        var tag = InviteCode.TagOf(code);
        return new InvitationCode(tag, new DataKey(tag, HKDF.DeriveKey(HashAlgorithmName.SHA256, InviteCode.Plain(code), DataKey.Bytes, info: "chatcoach invitation 1"u8.ToArray())));
    }
}

/// <summary>What an invitation opens.</summary>
/// <param name="Secret">Key of the relationship.</param>
/// <param name="Alias">The owner's word for it.</param>
[StoredFor(Purpose.Relationship, Keeping.Invitation)]
internal sealed record InvitationContent(byte[] Secret, string Alias);

/// <summary>An invitation that counts, as a turn met it.</summary>
/// <param name="Tag">Of its code.</param>
/// <param name="RelationshipId">Where it leads.</param>
/// <param name="Version">Of the relationship.</param>
/// <param name="Content">What it opens.</param>
internal sealed record HeldInvitation(string Tag, string RelationshipId, int Version, InvitationContent Content);
