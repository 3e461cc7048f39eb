namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of the client therapy and its follow-ups. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record ProgrammeTexts;
