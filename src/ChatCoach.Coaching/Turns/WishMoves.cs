using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Own words outside a guide: what might be meant is offered, with the relationship they name filled in. Nothing is
/// begun without a yes, and nothing of the words is kept.
/// </summary>
internal static class WishMoves
{
    public static Reply Offer(Turn turn, string text)
    {
        var guess = turn.Content.Wishes.Read(text);
        var about = turn.Content.Wishes.NamedIn(text, turn.State.Relationships);
        var texts = turn.Content.Texts;
        return MenuMoves.Card(
            turn,
            turn.Text(guess.Understood ? texts.WishTitle : texts.NotUnderstood),
            turn.Text(texts.WishLead),
            [.. guess.Offers.Select(o => ButtonOf(turn, o, about)).OfType<CardButton>(), Speech.Repairing(turn, texts.ButtonSomethingElse, Repair.Help)]) with { Footer = Speech.WaysToHelp(turn) };
    }

    /// <summary>Null: there is no such guide here.</summary>
    private static CardButton? ButtonOf(Turn turn, string offer, Relationship? about)
    {
        var texts = turn.Content.Texts;
        if (turn.Content.Guides.Find(offer) is { } guide)
        {
            var on = guide.Keeps == Keeps.Record ? about : null;
            var name = MenuMoves.NameOf(turn, guide);
            return new CardButton(on is null ? name : $"{name} · {OwnWords.Mark(on.Alias)}", Verbs.Start, StartArg.Of(guide.Id, on?.Id), Note: guide.Offer is { } note ? turn.Text(note) : null);
        }

        return Enum.TryParse<Repair>(offer, ignoreCase: true, out var repair) ? repair switch
        {
            Repair.WhoSees => new CardButton(turn.Text(texts.ButtonWhoSees), Verbs.Notice),
            Repair.MyData => Speech.Repairing(turn, texts.ButtonMyData, repair),
            Repair.Forget => Speech.Repairing(turn, texts.ButtonForget, repair),
            Repair.Help => Speech.Repairing(turn, texts.MenuTitle, repair),
            _ => null,
        } : null;
    }
}
