using System.Text;

namespace ChatCoach.Storage.Sending;

/// <summary>What of an outbox row lies sealed: the run, a line end, the activity as it goes out.</summary>
internal static class SealedMessage
{
    private const byte End = (byte)'\n';

    public static byte[] Write(OutboxMessage message)
    {
        var run = message.Run ?? "";
        var head = Encoding.UTF8.GetByteCount(run);
        var written = new byte[head + 1 + message.Activity.Length];
        Encoding.UTF8.GetBytes(run, written);
        written[head] = End;
        message.Activity.CopyTo(written.AsMemory(head + 1));
        return written;
    }

    public static (ReadOnlyMemory<byte> Activity, string? Run) Read(byte[] written)
    {
        var head = Array.IndexOf(written, End);
        return (written.AsMemory(head + 1), head == 0 ? null : Encoding.UTF8.GetString(written, 0, head));
    }
}
