using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatCoach.Storage.Keys;

/// <summary>
/// A person's key, or the house's, unwrapped. A sealed piece is: format byte, nonce of 12, tag of 16, ciphertext
/// (AES-256-GCM). The associated data names the row it belongs to, so that no piece can stand in for another. The
/// plaintext is padded, so that its length tells little (privacy rule P20).
/// </summary>
internal sealed class DataKey
{
    public const int Bytes = 32;

    private const byte Format = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Head = 1 + Nonce + Tag;
    private const int Block = 512;

    /// <summary>Padding of a person's state: it grows by where they stand, and that is one of few places (privacy rule P20).</summary>
    public const int StateBlock = 2048;

    private readonly byte[] sealing;
    private readonly byte[] tagging;

    public DataKey(string id, byte[] secret)
    {
        Id = id;
        sealing = HKDF.Expand(HashAlgorithmName.SHA256, secret, Bytes, "chatcoach seal 1"u8.ToArray());
        tagging = HKDF.Expand(HashAlgorithmName.SHA256, secret, Bytes, "chatcoach tag 1"u8.ToArray());
    }

    public string Id { get; }

    /// <param name="plain">What is sealed.</param>
    /// <param name="place">Names table and row; the same is needed to open.</param>
    /// <param name="block">Bytes the length is rounded up to.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string place, int block = Block)
    {
        var padded = new byte[(sizeof(int) + plain.Length + block - 1) / block * block];
        BinaryPrimitives.WriteInt32LittleEndian(padded, plain.Length);
        plain.CopyTo(padded.AsSpan(sizeof(int)));

        var piece = new byte[Head + padded.Length];
        piece[0] = Format;
        RandomNumberGenerator.Fill(piece.AsSpan(1, Nonce));
        using var aes = new AesGcm(sealing, Tag);
        aes.Encrypt(piece.AsSpan(1, Nonce), padded, piece.AsSpan(Head), piece.AsSpan(1 + Nonce, Tag), Encoding.UTF8.GetBytes(place));
        CryptographicOperations.ZeroMemory(padded);
        return piece;
    }

    /// <exception cref="InvalidDataException">The piece was changed, or belongs to another row or key.</exception>
    public byte[] Open(ReadOnlySpan<byte> piece, string place)
    {
        if (piece.Length < Head + Block || piece[0] != Format)
            throw new InvalidDataException($"What is stored at {place} is no sealed record.");
        var padded = new byte[piece.Length - Head];
        using var aes = new AesGcm(sealing, Tag);
        try
        {
            aes.Decrypt(piece.Slice(1, Nonce), piece[Head..], piece.Slice(1 + Nonce, Tag), padded, Encoding.UTF8.GetBytes(place));
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new InvalidDataException($"What is stored at {place} does not open with the key {Id}.", mismatch);
        }

        return padded.AsSpan(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(padded)).ToArray();
    }

    /// <summary>A name for something that only who has this key can recognise; 128 bits, url-safe.</summary>
    public string TagOf(string purpose, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(purpose);
        foreach (var part in parts)
            text.Append('\n').Append(part);
        var mac = HMACSHA256.HashData(tagging, Encoding.UTF8.GetBytes(text.ToString()));
        return Base64Url.EncodeToString(mac.AsSpan(0, 16));
    }
}
