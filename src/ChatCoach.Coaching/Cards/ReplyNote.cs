namespace ChatCoach.Coaching.Cards;

/// <summary>A sentence said before what comes anyway.</summary>
public static class ReplyNote
{
    /// <summary>The reply after that sentence. A summary and a line carry none.</summary>
    public static Reply After(this Reply reply, string note) => reply switch
    {
        Reply.Question question => question with { Lead = question.Lead is null ? note : $"{note}\n\n{question.Lead}" },
        Reply.Message message => message with { Paragraphs = message.Paragraphs.Insert(0, note) },
        Reply.Menu menu => menu with { Paragraphs = menu.Paragraphs.Insert(0, note) },
        _ => reply,
    };
}
