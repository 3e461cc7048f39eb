using StbImageSharp;

namespace ChatCoach.Host.Manifest;

/// <summary>Icons as Teams wants them (TeamsDocs, design app icons): 192 x 192 in colour; 32 x 32 white on transparent.</summary>
public static class IconCheck
{
    private const int ColorSize = 192, OutlineSize = 32;
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static IReadOnlyList<ManifestProblem> Check(AppPackage package) =>
    [
        .. Icon(AppPackage.ColorFile, package.ColorIcon, ColorSize, Opaque),
        .. Icon(AppPackage.OutlineFile, package.OutlineIcon, OutlineSize, WhiteOnTransparent),
    ];

    private static IReadOnlyList<ManifestProblem> Icon(string file, byte[] bytes, int size, Func<string, byte[], IEnumerable<ManifestProblem>> pixels)
    {
        if (!bytes.AsSpan().StartsWith(PngSignature) || Decoded(bytes) is not { } image)
            return [new(file, "cannot be read as a PNG.")];
        if (image.Width != size || image.Height != size)
            return [new(file, $"is {image.Width} x {image.Height} pixels; it must be {size} x {size}.")];
        return [.. pixels(file, image.Data)];
    }

    private static IEnumerable<ManifestProblem> Opaque(string file, byte[] rgba)
    {
        for (var at = 0; at < rgba.Length; at += 4)
        {
            if (rgba[at + 3] == byte.MaxValue)
                continue;
            yield return new(file, "has transparent pixels; it must fill its whole square.");
            yield break;
        }
    }

    private static IEnumerable<ManifestProblem> WhiteOnTransparent(string file, byte[] rgba)
    {
        var (transparent, white, coloured) = (0, 0, 0);
        for (var at = 0; at < rgba.Length; at += 4)
        {
            if (rgba[at + 3] == 0)
                transparent++;
            else if (rgba[at] == byte.MaxValue && rgba[at + 1] == byte.MaxValue && rgba[at + 2] == byte.MaxValue)
                white++;
            else
                coloured++;
        }

        if (coloured > 0)
            yield return new(file, $"has {coloured} coloured pixels; every visible pixel must be white.");
        else if (transparent == 0 || white == 0)
            yield return new(file, "must be white lines on a transparent ground.");
    }

    private static ImageResult? Decoded(byte[] bytes)
    {
        try
        {
            return ImageResult.FromMemory(bytes, ColorComponents.RedGreenBlueAlpha);
        }
        catch (Exception broken) when (broken is InvalidOperationException or IndexOutOfRangeException or EndOfStreamException)
        {
            return null;
        }
    }
}
