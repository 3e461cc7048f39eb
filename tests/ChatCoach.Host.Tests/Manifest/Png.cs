using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ChatCoach.Host.Tests.Manifest;

/// <summary>Draws small PNGs pixel by pixel (8-bit RGBA), to spoil an icon in one way at a time.</summary>
internal static class Png
{
    public static byte[] Square(int size, Func<int, byte[]> pixel)
    {
        using var raw = new MemoryStream();
        using (var deflate = new ZLibStream(raw, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < size; row++)
            {
                deflate.WriteByte(0);
                for (var column = 0; column < size; column++)
                    deflate.Write(pixel(row * size + column));
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        (header[8], header[9]) = (8, 6);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", raw.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc(body));
        return [.. length, .. body, .. checksum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
