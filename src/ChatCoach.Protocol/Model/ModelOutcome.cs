namespace ChatCoach.Protocol.Model;

/// <summary>How a call ended.</summary>
public enum ModelEnd
{
    /// <summary>The whole answer is there.</summary>
    Said,

    /// <summary>The service's filter stopped the question or the answer.</summary>
    Filtered,

    /// <summary>The model declined.</summary>
    Refused,

    /// <summary>Too many calls; later it may answer.</summary>
    Busy,

    /// <summary>The service is down or cannot be reached.</summary>
    Unavailable,

    /// <summary>No first word, or no last one, in time.</summary>
    Slow,

    /// <summary>What came is no whole answer, or the service cannot read the question.</summary>
    Broken,

    /// <summary>Key, role, deployment or network rule are wrong: an administrator's to mend.</summary>
    Misconfigured,

    /// <summary>It failed so often that it was not asked (<see cref="ModelBreaker"/>).</summary>
    Resting,
}

/// <param name="End">How it ended.</param>
/// <param name="Text">The JSON that came; whole only with <see cref="ModelEnd.Said"/>.</param>
public sealed record ModelOutcome(ModelEnd End, string Text)
{
    /// <summary>What a model says never reaches a log.</summary>
    public override string ToString() => $"{nameof(ModelOutcome)} {{ {End} }}";
}
