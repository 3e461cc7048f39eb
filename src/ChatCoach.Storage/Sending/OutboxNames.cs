namespace ChatCoach.Storage.Sending;

/// <summary>Kinds and states in their columns.</summary>
internal static class OutboxNames
{
    public static string Of(OutboxKind kind) => kind switch
    {
        OutboxKind.Send => "send",
        OutboxKind.Update => "update",
        OutboxKind.Delete => "delete",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static OutboxKind Kind(string column) => column switch
    {
        "send" => OutboxKind.Send,
        "update" => OutboxKind.Update,
        "delete" => OutboxKind.Delete,
        _ => throw new InvalidDataException($"An outbox row has the kind {column}, which this host does not know."),
    };
}
