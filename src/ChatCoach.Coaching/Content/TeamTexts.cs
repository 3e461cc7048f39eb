namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of the team's frame, the menu and the relationship check. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record TeamTexts;
