using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Letting somebody in on a relationship. Who invites and who comes in see the same list of what both will see before
/// anything happens, and neither sees the other's check-ins, feelings or notes (privacy rules P2, P11).
/// </summary>
internal static class InviteMoves
{
    private const string Invite = "invite";
    private const string Code = "code";
    private const string Join = "join";

    private const string Yes = "yes";
    private const string Nothing = "nothing";

    /// <summary>The owner's word for it, until the question is answered.</summary>
    private const string Alias = "alias";

    /// <summary>What can be done with a relationship besides working on it.</summary>
    public static Reply More(Turn turn, Relationship relationship)
    {
        var relationships = turn.Content.Relationships;
        var about = turn.About(relationship.Id);
        turn.State = turn.State with { Aside = null };
        var others = about.Others == 0 ? turn.Text(relationships.NobodyElse)
            : turn.Text(about.Owner ? relationships.OthersOfOwner : relationships.OthersOfGuest, ("n", about.Others.ToString(CultureInfo.InvariantCulture)));
        var buttons = new List<CardButton> { Button(relationships.ButtonRename, Verbs.Rename) };
        if (about.Owner)
            buttons.Add(Button(relationships.ButtonInvite, Verbs.Invite));
        if (about is { Owner: true, Others: > 0 })
            buttons.Add(Button(relationships.ButtonAlone, Verbs.Alone));
        if (about.Others > 0)
            buttons.Add(Button(relationships.ButtonLeave, Verbs.Leave));
        buttons.Add(RelationshipMoves.ShowButton(turn, relationship.Id));
        return Speech.Say(turn, [others], [.. buttons, .. MenuMoves.WayBack(turn)]);

        CardButton Button(Phrase label, string verb) => new(turn.Text(label), verb, relationship.Id);
    }

    /// <summary>What both will see, and whether the code is wanted.</summary>
    public static Reply Ask(Turn turn, Relationship relationship) => turn.About(relationship.Id).Owner
        ? AsideMoves.Put(turn, new Aside { Kind = Invite, Scope = relationship.Id })
        : More(turn, relationship);

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var relationships = turn.Content.Relationships;
        return aside.Kind switch
        {
            Invite => AsideMoves.Ask(turn, aside, lead, [Shared(turn, relationships.InviteQuestion), turn.Text(relationships.InviteNever), turn.Text(relationships.InviteAlias)], (Yes, relationships.ButtonShowCode), (Nothing, turn.Content.Texts.ButtonNothing)),
            Code => AsideMoves.Ask(turn, aside, lead, [aside.Values[Code], turn.Text(relationships.CodeHow, ("when", turn.When(Until(aside))))], (Yes, relationships.ButtonDone)),
            Join => AsideMoves.Ask(turn, aside, lead,
                [turn.Text(relationships.JoinQuestion, ("alias", OwnWords.Mark(aside.Values[Alias]))), Shared(turn, relationships.JoinShared), turn.Text(relationships.JoinNever), turn.Text(turn.Content.Texts.ShownOnWish)],
                (Yes, relationships.ButtonJoin), (Nothing, relationships.ButtonJoinNot)),
            _ => null,
        };
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice) => aside.Kind switch
    {
        Invite or Code => RelationshipMoves.Find(turn, aside.Scope) is { } relationship
            ? Invited(turn, aside, relationship, choice)
            : CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.NotFound)),
        Join => choice is Yes ? Joined(turn, aside) : CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.JoinDeclined)),
        _ => null,
    };

    /// <summary>True while a code is shown: whatever is typed then is not about it.</summary>
    public static bool OnlyShows(Aside aside) => aside.Kind is Code or ColleagueMoves.Code;

    /// <summary>A typed code leads to the question whether to come in; null: it is none.</summary>
    public static Reply? Typed(Turn turn, string text)
    {
        if (turn.Wants is not null || InviteCode.Read(text) is not { } code)
            return null;
        var relationships = turn.Content.Relationships;
        if (turn.State.AgreedAt is null)
            return RunMoves.Welcome(turn, turn.Text(relationships.CodeLater));
        return AliasOf(turn, code) is { } alias
            ? AsideMoves.Put(turn, new Aside { Kind = Join, Scope = code, Values = ImmutableDictionary<string, string>.Empty.Add(Alias, alias) })
            : GuestMoves.Invited(turn, code) ?? CurrentMoves.Show(turn, turn.Text(relationships.CodeUseless));
    }

    /// <summary>The code stays in the open question until it is done, so that the same click again shows the same code and makes no second one.</summary>
    private static Reply Invited(Turn turn, Aside aside, Relationship relationship, string choice)
    {
        if (aside.Kind is Code || choice is not Yes)
            return RelationshipMoves.Show(turn, relationship.Id);
        if (!turn.About(relationship.Id).Owner)
            return More(turn, relationship);
        var (code, until) = (InviteCode.New(turn.NextId), turn.Now + InviteCode.Lasts);
        turn.Change(new RelationshipChange.Invite(relationship.Id, code, until));
        turn.Handout.Note(LogEvent.CodeMade, about: relationship.Id);
        var values = ImmutableDictionary<string, string>.Empty.Add(Code, code).Add(nameof(until), until.UtcTicks.ToString(CultureInfo.InvariantCulture));
        return AsideMoves.Put(turn, new Aside { Kind = Code, Scope = relationship.Id, Values = values });
    }

    private static DateTimeOffset Until(Aside aside) => new(long.Parse(aside.Values["until"], CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static Reply Joined(Turn turn, Aside aside)
    {
        var relationships = turn.Content.Relationships;
        if (AliasOf(turn, aside.Scope!) is not { } alias)
            return CurrentMoves.Show(turn, turn.Text(relationships.CodeUseless));
        var relationship = new Relationship(turn.NextId(), Free(turn, alias), Joined: true);
        turn.State = turn.State with { Relationships = turn.State.Relationships.Add(relationship) };
        turn.Change(new RelationshipChange.Join(aside.Scope!, relationship.Id));
        turn.Handout.Note(LogEvent.Joined, about: relationship.Id);
        return Speech.Say(turn, [turn.Text(relationships.Joined)],
            [RelationshipMoves.ShowButton(turn, relationship.Id, primary: true), new CardButton(turn.Text(relationships.ButtonRename), Verbs.Rename, relationship.Id), .. MenuMoves.WayBack(turn)]);
    }

    /// <summary>The owner's word for the relationship the code leads to; null: the code leads nowhere, or it is not known yet.</summary>
    private static string? AliasOf(Turn turn, string code)
    {
        if (turn.Invitation is { } invitation && string.Equals(invitation.Code, code, StringComparison.Ordinal))
            return invitation.Alias;
        turn.Want(new TurnWants { Invitation = code });
        return null;
    }

    /// <summary>The alias, with a number when the person calls another relationship so.</summary>
    private static string Free(Turn turn, string alias)
    {
        var taken = turn.State.Relationships.Select(r => Spoken.Normalise(r.Alias)).ToHashSet(StringComparer.Ordinal);
        var free = alias;
        for (var n = 2; taken.Contains(Spoken.Normalise(free)); n++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $" {n}");
            free = string.Concat(alias.AsSpan(0, Math.Min(alias.Length, GuideCheck.MaxAlias - number.Length)), number);
        }

        return free;
    }

    /// <summary>A sentence with the list of what everyone on a relationship sees.</summary>
    public static string Shared(Turn turn, Phrase sentence) => turn.Text(sentence, ("shared", turn.Text(turn.Content.Relationships.SharedList)));
}
