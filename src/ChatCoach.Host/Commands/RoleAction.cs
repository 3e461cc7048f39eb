using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Host.Commands;

/// <summary>Something people can do in the chat, and which roles can (privacy rules P2, P24).</summary>
/// <param name="What">In words.</param>
/// <param name="Roles">Roles it takes; null: everybody can.</param>
/// <param name="Limit">How far it goes; empty: no further than oneself.</param>
/// <param name="Word">The words that lead there; null: none do.</param>
public sealed record RoleAction(string What, ImmutableArray<string>? Roles, string Limit = "", Repair? Word = null)
{
    /// <summary>What somebody is who has no role.</summary>
    public const string Employee = "employee";

    /// <summary>Whoever works in the organisation, then the roles it can name.</summary>
    public static ImmutableArray<string> AllRoles { get; } = [Employee, .. OrgPlace.Named];

    /// <summary>Words that need a role; any other is everybody's.</summary>
    private static readonly ImmutableArray<RoleAction> Words =
    [
        new("the coach's desk", [OrgPlace.Coach], "requests and sessions they were asked for, as previewed to their owner", Repair.Desk),
        new("what was released to one", [.. Recipient.Roles.Keys.Order(StringComparer.Ordinal)], "what was released to them by name; a manager only from people of their own unit", Repair.ReleasedToMe),
        new("configuration and change log, stopping weekly cards and reminders", [OrgPlace.WorksCouncil], "of their organisation; nothing of anybody", Repair.WorksCouncil),
        new("the weekly card", [OrgPlace.Manager, .. OrgPlace.OfTheWhole], "a manager: of their unit; production and works council: of the whole organisation", Repair.WeeklyCard),
    ];

    /// <summary>What nobody asks for in words.</summary>
    private static readonly ImmutableArray<RoleAction> Others =
    [
        new("be sent the weekly card", [OrgPlace.Manager, .. OrgPlace.OfTheWhole], "once a week, or once in four weeks, or never, as they tap"),
        new("be asked to lead a session", [OrgPlace.Coach], "never of people of the unit they manage, nor where they have a part in it"),
    ];

    public bool MayDo(string role) => Roles is not { } needed || needed.Contains(role, StringComparer.Ordinal);

    /// <param name="guides">The guides as delivered: each says who it is for.</param>
    public static IEnumerable<RoleAction> Of(IEnumerable<Guide> guides) =>
    [
        .. Enum.GetValues<Repair>().Select(repair => Words.FirstOrDefault(w => w.Word == repair) ?? new RoleAction(Spaced(repair), null, Word: repair)),
        new RoleAction("begin a guide for everybody", null),
        .. guides.Where(g => g.Who != Audience.Employee).OrderBy(g => g.Id, StringComparer.Ordinal).Select(Begin),
        .. Others,
    ];

    private static RoleAction Begin(Guide guide) => guide.Who == Audience.Manager
        ? new($"guide {guide.Id}: {guide.Title.En}", [OrgPlace.Manager], "of the unit they lead")
        : new($"guide {guide.Id}: {guide.Title.En}", [OrgPlace.Coach], guide.Keeps == Keeps.Session ? "begins and leads it; whoever takes part answers" : "");

    /// <summary>"MyCheckIns" is "my check ins".</summary>
    private static string Spaced(Repair repair) => string.Concat(repair.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
