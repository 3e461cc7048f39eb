using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Releases;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// A released answer as its recipient reads it. The preview is made of the same sentences, in the language of the person
/// who releases, so that nobody sees another word than was agreed to (privacy rule P8).
/// </summary>
internal static class ReleaseWords
{
    public static ImmutableList<string> Of(Turn turn, ReleasedItem item)
    {
        var releases = turn.Content.Releases;
        return
        [
            item.From is { } from ? turn.Text(releases.SeenFrom, item.Language, [("name", OwnWords.Mark(from))]) : turn.Text(releases.SeenFromSomebody, item.Language, []),
            turn.Text(releases.SeenAbout, item.Language, [("about", OwnWords.Mark(item.About))]),
            turn.Text(releases.SeenAnswer, item.Language, [("label", OwnWords.Mark(item.Label)), ("value", OwnWords.Mark(item.Value))]),
        ];
    }
}
