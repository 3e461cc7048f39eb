using System.Globalization;
using ChatCoach.Protocol.Connector;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Commands;

/// <summary>Who of a Teams team can be in a unit, and a sentence for everybody else. Nobody is named but by their Entra id.</summary>
internal sealed class RosterPeople
{
    private const string BotPrefix = "28:";

    private readonly HashSet<PersonKey> people = [];
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private readonly List<string> leftOut = [];

    private RosterPeople()
    {
    }

    /// <summary>People of the team's own tenant, each once.</summary>
    public IReadOnlyCollection<PersonKey> People => people;

    /// <summary>Sentences, in the order of the roster.</summary>
    public IReadOnlyList<string> LeftOut => leftOut;

    public static RosterPeople Of(KnownTeam team, IReadOnlyList<ConversationMember> members)
    {
        var sorted = new RosterPeople();
        for (var at = 0; at < members.Count; at++)
            sorted.Meet(team, members[at], at + 1);
        return sorted;
    }

    private void Meet(KnownTeam team, ConversationMember member, int place)
    {
        // Whoever comes or goes meanwhile shifts the pages, and somebody stands on two of them.
        if (member.Id is { } id && !met.Add(id))
            return;
        if (WhyNot(team, member) is { } why)
            leftOut.Add($"{(IsId(member.EntraId) ? member.EntraId : string.Create(CultureInfo.InvariantCulture, $"Member {place} of the roster"))} is left out: {why}.");
        else
            people.Add(new PersonKey(team.Tenant, member.EntraId!));
    }

    /// <summary>Null: they can be in a unit. Where Teams says too little they cannot; the import can still name them.</summary>
    private static string? WhyNot(KnownTeam team, ConversationMember member)
    {
        if (member.Id?.StartsWith(BotPrefix, StringComparison.Ordinal) == true)
            return "a bot";
        if (Is(member.UserRole, UserRoles.Guest))
            return "a guest";
        if (Is(member.UserRole, UserRoles.Anonymous))
            return "nobody knows who they are";
        if (!IsId(member.EntraId))
            return "Teams names no Entra id";
        if (member.TenantId is { Length: > 0 } home && !Is(home, team.Tenant))
            return "of another organisation";
        return Is(member.UserRole, UserRoles.User) ? null : "Teams does not say whether they are a guest";
    }

    private static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsId(string? id) => id is { Length: > 0 and <= PeopleCsv.LongestCell } && !id.Any(char.IsControl) && !string.IsNullOrWhiteSpace(id);
}
