using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>Going from a relationship that is shared, or being alone with it again. Alias and own answers stay with the person.</summary>
internal static class LeaveMoves
{
    private const string Leave = "leave";
    private const string Alone = "alone";

    private const string Yes = "yes";
    private const string Nothing = "nothing";

    public static Reply AskToLeave(Turn turn, Relationship relationship) => Ask(turn, relationship, Leave, turn.About(relationship.Id).Others > 0);

    /// <summary>Only who owns it may send the others away.</summary>
    public static Reply AskToBeAlone(Turn turn, Relationship relationship) => Ask(turn, relationship, Alone, turn.About(relationship.Id) is { Owner: true, Others: > 0 });

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var relationships = turn.Content.Relationships;
        return aside.Kind switch
        {
            Leave => AsideMoves.Ask(turn, aside, lead, relationships.LeaveQuestion, (Yes, relationships.ButtonLeaveYes), (Nothing, turn.Content.Texts.ButtonNothing)),
            Alone => AsideMoves.Ask(turn, aside, lead, relationships.AloneQuestion, (Yes, relationships.ButtonAloneYes), (Nothing, turn.Content.Texts.ButtonNothing)),
            _ => null,
        };
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        if (aside.Kind is not (Leave or Alone))
            return null;
        if (RelationshipMoves.Find(turn, aside.Scope) is not { } relationship)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.NotFound));
        var about = turn.About(relationship.Id);
        if (choice is not Yes || about.Others == 0 || (aside.Kind is Alone && !about.Owner))
            return InviteMoves.More(turn, relationship);
        var relationships = turn.Content.Relationships;
        if (aside.Kind is Alone)
        {
            turn.Change(new RelationshipChange.AloneAgain(relationship.Id));
            turn.Handout.Note(LogEvent.Alone, about: relationship.Id);
            return Speech.Say(turn, [turn.Text(relationships.AloneNow)], [RelationshipMoves.ShowButton(turn, relationship.Id), .. MenuMoves.WayBack(turn)]);
        }

        turn.State = turn.State with { FollowUps = turn.State.FollowUps.RemoveAll(w => string.Equals(w.About, relationship.Id, StringComparison.Ordinal)) };
        turn.Change(new RelationshipChange.Leave(relationship.Id));
        turn.Handout.Note(LogEvent.Left, about: relationship.Id);
        return Speech.Say(turn, [turn.Text(relationships.Left)], MenuMoves.Doors(turn));
    }

    private static Reply Ask(Turn turn, Relationship relationship, string kind, bool possible) => possible
        ? AsideMoves.Put(turn, new Aside { Kind = kind, Scope = relationship.Id })
        : InviteMoves.More(turn, relationship);
}
