using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// What can be given to the client's side, who takes part without an account. The person sees exactly what the other side
/// will read before it exists as a file. Nothing internal is in it: no alias, no state, no feeling, no extra.
/// </summary>
internal static class ClientMoves
{
    private const string Text = "text";
    private const string Agreement = "agreement";
    private const string Appointment = "appointment";

    /// <param name="arg">The relationship, or what is to be seen and the relationship.</param>
    public static Reply Show(Turn turn, string? arg)
    {
        var parts = (arg ?? "").Split(':');
        if (RelationshipMoves.Find(turn, parts[^1]) is not { } relationship)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.NotFound));
        turn.State = turn.State with { Aside = null };
        return (parts.Length == 1 ? "" : parts[0]) switch
        {
            Text => Invitation(turn, relationship),
            Agreement => AgreementPreview(turn, relationship, null),
            Appointment => AppointmentPreview(turn, relationship, null),
            _ => Choose(turn, relationship),
        };
    }

    public static CardButton Button(Turn turn, string relationship) => new(turn.Text(turn.Content.Data.ButtonClientSide), Verbs.Client, relationship);

    /// <summary>The file itself, by a link; without an address the preview is all there is.</summary>
    public static Reply File(Turn turn, FileKind kind, string? id)
    {
        if (RelationshipMoves.Find(turn, id) is not { } relationship)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.NotFound));
        var data = turn.Content.Data;
        var nothing = kind == FileKind.Agreement ? AgreementSheet.Of(turn, relationship.Id).Rows.IsEmpty : NextOn(turn, relationship) is null;
        if (nothing || !turn.Handout.HasAddress)
            return kind == FileKind.Agreement ? AgreementPreview(turn, relationship, turn.Text(data.NoAddress)) : AppointmentPreview(turn, relationship, turn.Text(data.NoAddress));
        turn.Handout.Note(LogEvent.LinkMade, kind, relationship.Id);
        var label = turn.Text(kind == FileKind.Agreement ? data.LinkAgreement : data.LinkAppointment);
        return DataMoves.Linked(turn, turn.Text(data.FileReady), [new CardLink(label, turn.Handout.Link(turn.Language, kind, relationship.Id))], Ways(turn, relationship));
    }

    /// <summary>The next date of the client therapy that is not past; null: none.</summary>
    public static DateOnly? NextOn(Turn turn, Relationship relationship)
    {
        var record = turn.About(relationship.Id).Record;
        return record.EndedOn is null && record.Programme?.NextOn is { } next && next >= turn.Today ? next : null;
    }

    private static Reply Choose(Turn turn, Relationship relationship)
    {
        var data = turn.Content.Data;
        return Speech.Say(turn, [turn.Text(data.ClientSide)],
        [
            new CardButton(turn.Text(data.ButtonClientText), Verbs.Client, ListMoves.Arg(Text, relationship.Id)),
            new CardButton(turn.Text(data.ButtonClientAgreement), Verbs.Client, ListMoves.Arg(Agreement, relationship.Id)),
            new CardButton(turn.Text(data.ButtonClientAppointment), Verbs.Client, ListMoves.Arg(Appointment, relationship.Id)),
            .. Back(turn, relationship),
        ]);
    }

    private static Reply Invitation(Turn turn, Relationship relationship)
    {
        var data = turn.Content.Data;
        var text = NextOn(turn, relationship) is { } next ? turn.Text(data.InvitationOn, ("day", Dates.Write(next, turn.Language))) : turn.Text(data.Invitation);
        return Speech.Say(turn, [turn.Text(data.ClientTextHow), text], Ways(turn, relationship));
    }

    private static Reply AgreementPreview(Turn turn, Relationship relationship, string? lead)
    {
        var data = turn.Content.Data;
        var sheet = AgreementSheet.Of(turn, relationship.Id);
        if (sheet.Rows.IsEmpty)
            return Speech.Say(turn, [turn.Text(data.NoOpenAgreements)], Ways(turn, relationship));
        var lines = sheet.Rows.Select((r, i) => $"{i + 1}. {OwnWords.Mark(r.What)} · {r.Who}{(r.Until is null ? "" : $" · {r.Until}")}");
        List<string> said = [turn.Text(data.PreviewHow), sheet.Title, sheet.Day, .. lines, $"… {sheet.OurSignature}", $"… {sheet.TheirSignature}", turn.Text(turn.Content.Texts.ShownOnWish)];
        return Previewed(turn, relationship, FileKind.Agreement, lead, said);
    }

    private static Reply AppointmentPreview(Turn turn, Relationship relationship, string? lead)
    {
        var data = turn.Content.Data;
        if (NextOn(turn, relationship) is not { } next)
            return Speech.Say(turn, [turn.Text(data.NoNextDate)], Ways(turn, relationship));
        return Previewed(turn, relationship, FileKind.Appointment, lead, [turn.Text(data.PreviewHow), turn.Text(data.AppointmentTitle), Dates.Write(next, turn.Language)]);
    }

    /// <param name="lead">Why there is no file; null: there may be one.</param>
    private static Reply Previewed(Turn turn, Relationship relationship, FileKind kind, string? lead, List<string> said)
    {
        var data = turn.Content.Data;
        if (lead is not null)
            return Speech.Say(turn, [lead, .. said.Skip(1)], Ways(turn, relationship));
        var button = new CardButton(turn.Text(kind == FileKind.Agreement ? data.ButtonGetPage : data.ButtonGetCalendar), Verbs.File, ListMoves.Arg(kind.ToString(), relationship.Id), Primary: true);
        return Speech.Say(turn, said, [button, .. Ways(turn, relationship)]);
    }

    private static ImmutableList<CardButton> Ways(Turn turn, Relationship relationship) => [Button(turn, relationship.Id), .. Back(turn, relationship)];

    private static IEnumerable<CardButton> Back(Turn turn, Relationship relationship) =>
        [new CardButton(turn.Text(turn.Content.Relationships.ButtonAgreements), Verbs.List, ListMoves.Arg(ListMoves.Agreements, relationship.Id)), .. MenuMoves.WayBack(turn)];
}
