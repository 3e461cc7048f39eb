using System.Collections.Immutable;

namespace ChatCoach.Coaching.Voice;

/// <summary>A unit as the weekly card sees it.</summary>
/// <param name="Id">As the organisation calls it.</param>
/// <param name="PartOf">The larger unit it rolls up into; null: none.</param>
/// <param name="Contributors">People of this very unit who contributed in the period.</param>
public sealed record VoiceUnit(string Id, string? PartOf, int Contributors);

/// <summary>Units that have numbers together.</summary>
/// <param name="Unit">The unit under whose name they stand.</param>
/// <param name="Units">Which units they cover, itself among them when anybody of it is in it.</param>
public sealed record VoiceGroup(string Unit, ImmutableList<string> Units);

/// <summary>
/// Which units have numbers of their own, and which roll up (privacy rules P5, P28). The groups of a period are a
/// partition: nobody is counted in two, so that no difference of two cards is anybody's answer.
/// </summary>
public static class VoiceGroups
{
    /// <summary>A unit with enough contributors stands alone; the others count in the next larger one, as far as that has not enough either.</summary>
    /// <param name="units">All of an organisation; no unit is part of itself in the end.</param>
    /// <param name="rules">How many are enough.</param>
    /// <returns>In the order of <paramref name="units"/>. A unit in no group has no numbers in that period.</returns>
    public static ImmutableList<VoiceGroup> Of(IReadOnlyList<VoiceUnit> units, VoiceRules rules)
    {
        var parts = units.Where(unit => unit.PartOf is not null).ToLookup(unit => unit.PartOf!, StringComparer.Ordinal);
        var groups = new Dictionary<string, VoiceGroup>(StringComparer.Ordinal);
        foreach (var top in units.Where(unit => unit.PartOf is null))
            Gather(top);
        return [.. units.Where(unit => groups.ContainsKey(unit.Id)).Select(unit => groups[unit.Id])];

        // What does not stand alone is handed up.
        (int People, ImmutableList<string> Units) Gather(VoiceUnit unit)
        {
            var (people, covered) = (unit.Contributors, ImmutableList.Create(unit.Id));
            foreach (var part in parts[unit.Id])
            {
                var (more, others) = Gather(part);
                (people, covered) = (people + more, covered.AddRange(others));
            }

            if (people < rules.LeastContributors)
                return (people, covered);
            groups[unit.Id] = new VoiceGroup(unit.Id, covered);
            return (0, []);
        }
    }
}
