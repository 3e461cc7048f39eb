using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>Somebody at each question of a led session: it is begun by its coach and put to several people, so no one walks it alone.</summary>
public static class LedQuestions
{
    /// <param name="language">Of all in it.</param>
    /// <param name="typing">With what is asked alone because the question before it on the card was answered by typing.</param>
    public static IEnumerable<Talk> Of(Language language, bool typing)
    {
        var circle = new Circle(language: language);
        yield return circle.Coach.Say(circle.In("sitzung beginnen", "begin the session")).Copy();
        yield return circle.Coach.Say(circle.In("Los geht’s", "Let’s begin")).Copy();
        yield return circle.Enter(circle.Owner).Copy().Say(circle.In("Noch eine Regel", "Another rule"));

        circle = new Circle(language: language).Begun();
        foreach (var said in circle.Answers)
        {
            yield return circle.Enter(circle.Owner).Copy();
            if (typing)
                yield return circle.Owner.Copy().Say(said);
            circle.All(said);
        }

        yield return circle.Coach.Copy();
        yield return circle.Coach.Say(circle.In("Ein Anruf am Montag", "A call on Monday")).Copy();
    }
}
