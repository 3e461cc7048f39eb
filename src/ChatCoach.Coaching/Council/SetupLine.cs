using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Council;

/// <summary>Something of the configuration in force, as the works council reads it (privacy rule P24): no secret and no address.</summary>
/// <param name="Id">Names its label in the texts; the change log names it.</param>
/// <param name="Value">As it is read.</param>
public sealed record SetupLine(string Id, Phrase Value);

/// <summary>Something of the configuration that became other, about nobody.</summary>
/// <param name="At">UTC.</param>
/// <param name="What">Id of a <see cref="SetupLine"/>, or a <see cref="Pausable"/>.</param>
/// <param name="Before">Null: it was not there.</param>
/// <param name="After">Null: it is no more.</param>
public sealed record SetupChange(DateTimeOffset At, string What, string? Before, string? After);
