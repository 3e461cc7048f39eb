using System.Collections.Immutable;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Files;

/// <summary>One line of an agreement as both sides read it.</summary>
/// <param name="What">In the words that were written down.</param>
/// <param name="Who">A role.</param>
/// <param name="Until">"by 18 December 2026"; null: no day was named.</param>
internal sealed record AgreedLine(string What, string Who, string? Until);

/// <summary>The open agreements of a relationship for both sides: what the preview shows and what the page prints.</summary>
internal sealed record AgreementSheet(string Title, string Day, ImmutableList<AgreedLine> Rows, string OurSignature, string TheirSignature)
{
    public static AgreementSheet Of(Turn turn, string relationship)
    {
        var data = turn.Content.Data;
        var open = turn.About(relationship).Record.Agreements.Where(a => a.State is AgreementState.Promised or AgreementState.Asked or AgreementState.Open);
        return new AgreementSheet(
            turn.Text(data.AgreementTitle),
            turn.Text(data.AgreementOf, ("day", Dates.Write(turn.Today, turn.Language))),
            [.. open.Select(a => new AgreedLine(a.What, turn.Text(WhoOf(data, a.Who)), a.Until is { } until ? ListMoves.ByWhen(turn, until) : null))],
            turn.Text(data.SignatureUs),
            turn.Text(data.SignatureThem));
    }

    /// <summary>A role as either side can read it: "we" would mean two things on one page.</summary>
    private static Phrase WhoOf(DataTexts data, string? who) => who switch
    {
        "us" => data.RoleUs,
        "them" => data.RoleThem,
        "both" => data.RoleBoth,
        "decider" => data.RoleDecider,
        _ => data.RoleOpen,
    };
}
