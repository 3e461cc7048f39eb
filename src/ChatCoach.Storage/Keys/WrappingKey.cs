using System.Security.Cryptography;
using System.Text;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Storage.Keys;

/// <summary>The one key from outside. It wraps data keys and nothing else.</summary>
internal sealed class WrappingKey(byte[] secret)
{
    public const string Inline = "base64:";

    /// <summary>App Service hands the reference itself over when it cannot read the secret.</summary>
    private const string UnresolvedReference = "@Microsoft.KeyVault(";

    private const int Nonce = 12;
    private const int Tag = 16;

    /// <param name="setting">Keys:WrappingKey.</param>
    /// <param name="mayMake">A missing file is made; only while no key depends on it.</param>
    public static WrappingKey Load(string setting, bool mayMake)
    {
        if (setting.StartsWith(Inline, StringComparison.Ordinal))
            return new WrappingKey(Decode(setting[Inline.Length..], "Keys:WrappingKey"));
        if (setting.StartsWith(UnresolvedReference, StringComparison.OrdinalIgnoreCase))
            throw new StorageRefusedException("Keys:WrappingKey is a Key Vault reference that App Service could not resolve. Set the secret, and let the host's identity read it.");
        var path = Path.GetFullPath(setting);
        if (!File.Exists(path))
        {
            if (!mayMake)
                throw new StorageRefusedException($"The key store holds keys, but the wrapping key {path} is missing. Put the file back, or point Keys:WrappingKey to it.");
            Make(path);
        }

        return new WrappingKey(Decode(File.ReadAllText(path), path));
    }

    public byte[] Wrap(string id, ReadOnlySpan<byte> dataKey)
    {
        var wrapped = new byte[Nonce + Tag + dataKey.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, Nonce));
        using var aes = new AesGcm(secret, Tag);
        aes.Encrypt(wrapped.AsSpan(0, Nonce), dataKey, wrapped.AsSpan(Nonce + Tag), wrapped.AsSpan(Nonce, Tag), Place(id));
        return wrapped;
    }

    /// <summary>Null: another wrapping key wrapped it.</summary>
    public byte[]? Unwrap(string id, ReadOnlySpan<byte> wrapped)
    {
        var dataKey = new byte[wrapped.Length - Nonce - Tag];
        using var aes = new AesGcm(secret, Tag);
        try
        {
            aes.Decrypt(wrapped[..Nonce], wrapped[(Nonce + Tag)..], wrapped.Slice(Nonce, Tag), dataKey, Place(id));
            return dataKey;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] Place(string id) => Encoding.UTF8.GetBytes($"keys:{id}");

    /// <summary>Of two hosts starting at once one makes it, the other reads it: it appears under its name only when it is whole.</summary>
    private static void Make(string path)
    {
        Directories.Make(path);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(DataKey.Bytes))));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static byte[] Decode(string text, string source)
    {
        var key = new byte[DataKey.Bytes + 2];
        if (!Convert.TryFromBase64String(text.Trim(), key, out var length) || length != DataKey.Bytes)
            throw new StorageRefusedException($"{source} must hold 32 bytes in base64, as `openssl rand -base64 32` prints them.");
        return key[..DataKey.Bytes];
    }
}
