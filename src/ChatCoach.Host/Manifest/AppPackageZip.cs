using System.IO.Compression;

namespace ChatCoach.Host.Manifest;

/// <summary>Writes the app package byte for byte the same each time, so that a package can be compared and signed.</summary>
public static class AppPackageZip
{
    /// <summary>The first moment a zip can name; a real one would change the bytes.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A plain file, readable by all, whatever system packs it.</summary>
    private const int PlainFile = unchecked((int)0x81A40000);

    public static byte[] Write(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                // Stored, not deflated: a compressor's output may change with its version, and the icons are compressed already.
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = Epoch;
                entry.ExternalAttributes = PlainFile;
                using var target = entry.Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }
}
