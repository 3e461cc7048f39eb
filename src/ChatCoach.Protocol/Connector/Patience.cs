namespace ChatCoach.Protocol.Connector;

/// <summary>How long a call may wait for room within Teams' limits.</summary>
/// <param name="AtMost">After this it is not begun any more: <see cref="SendOutcome.NoRoom"/>.</param>
/// <param name="StillWanted">
/// Asked where it had to wait, when there is room: much may have happened meanwhile. False: <see cref="SendOutcome.Needless"/>,
/// and its room goes to the next.
/// </param>
public sealed record Patience(TimeSpan AtMost, Func<Task<bool>>? StillWanted = null)
{
    public static Patience Usual { get; } = new(ConnectorLimits.Patience);
}
