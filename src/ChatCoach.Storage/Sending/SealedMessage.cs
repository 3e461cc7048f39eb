using System.Globalization;
using System.Text;

namespace ChatCoach.Storage.Sending;

/// <summary>
/// What of an outbox row lies sealed: the run, a line end, the activity as it goes out. With a replaced card the run is
/// followed by the card's escaped id and the length of its line, a tab before each, and the line stands before the activity.
/// </summary>
internal static class SealedMessage
{
    private const byte End = (byte)'\n';
    private const char Between = '\t';

    public static byte[] Write(OutboxMessage message)
    {
        var head = message.Replaces is not { } old
            ? message.Run ?? ""
            : string.Create(CultureInfo.InvariantCulture, $"{message.Run}{Between}{Uri.EscapeDataString(old.ActivityId)}{Between}{old.Line.Length}");
        var line = message.Replaces?.Line ?? default;
        var length = Encoding.UTF8.GetByteCount(head);
        var written = new byte[length + 1 + line.Length + message.Activity.Length];
        Encoding.UTF8.GetBytes(head, written);
        written[length] = End;
        line.CopyTo(written.AsMemory(length + 1));
        message.Activity.CopyTo(written.AsMemory(length + 1 + line.Length));
        return written;
    }

    /// <summary>The message with what was sealed of it.</summary>
    public static OutboxMessage Read(byte[] written, OutboxMessage plain)
    {
        var end = Array.IndexOf(written, End);
        var head = Encoding.UTF8.GetString(written, 0, end).Split(Between);
        var rest = written.AsMemory(end + 1);
        var line = head is [_, _, var length] ? int.Parse(length, CultureInfo.InvariantCulture) : 0;
        return plain with
        {
            Run = head[0].Length == 0 ? null : head[0],
            Replaces = head is [_, var card, _] ? new ReplacedCard(Uri.UnescapeDataString(card), rest[..line]) : null,
            Activity = rest[line..],
        };
    }
}
