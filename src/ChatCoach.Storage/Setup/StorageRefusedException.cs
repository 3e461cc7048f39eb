namespace ChatCoach.Storage.Setup;

/// <summary>The surroundings are not as they must be; the message says in a sentence what to do.</summary>
public sealed class StorageRefusedException : Exception
{
    public StorageRefusedException()
    {
    }

    public StorageRefusedException(string message)
        : base(message)
    {
    }

    public StorageRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
