using System.Text;

namespace ChatCoach.Host.Commands;

/// <summary>The encoding of a table somebody made: UTF-8, or else what older spreadsheets write in Western Europe.</summary>
public static class PeopleFile
{
    private const int Windows1252 = 1252;
    private const int Together = 64 * 1024;

    /// <summary>Refuses what is no UTF-8 instead of putting marks in its place.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Encoding Western { get; } = CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!;

    /// <summary>UTF-8 when all of the file is, a mark at its beginning or not; else Windows-1252, in which every byte is a character.</summary>
    public static Encoding EncodingOf(string path)
    {
        using var text = new StreamReader(path, Utf8, detectEncodingFromByteOrderMarks: false);
        var buffer = new char[Together];
        try
        {
            while (text.Read(buffer) > 0)
            {
            }

            return Utf8;
        }
        catch (DecoderFallbackException)
        {
            return Western;
        }
    }

    public static StreamReader Open(string path, Encoding encoding) => new(path, encoding, detectEncodingFromByteOrderMarks: false);
}
