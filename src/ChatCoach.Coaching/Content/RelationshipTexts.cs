namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of the cards and lists of relationships. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record RelationshipTexts;
