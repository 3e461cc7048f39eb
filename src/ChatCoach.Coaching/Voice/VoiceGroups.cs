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
        var open = units.ToDictionary(unit => unit.Id, unit => parts[unit.Id].Count(), StringComparer.Ordinal);
        var known = units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var handedUp = new Dictionary<string, (int People, ImmutableList<string> Units)>(StringComparer.Ordinal);
        var groups = new Dictionary<string, VoiceGroup>(StringComparer.Ordinal);
        // A unit comes when all its parts have come, so that however deep they lie nothing calls itself.
        var ready = new Queue<VoiceUnit>(units.Where(unit => open[unit.Id] == 0));
        while (ready.TryDequeue(out var unit))
        {
            var (people, covered) = (unit.Contributors, ImmutableList.Create(unit.Id));
            foreach (var part in parts[unit.Id])
            {
                var (more, others) = handedUp[part.Id];
                (people, covered) = (people + more, covered.AddRange(others));
            }

            var stands = people >= rules.LeastContributors;
            if (stands)
                groups[unit.Id] = new VoiceGroup(unit.Id, covered);
            handedUp[unit.Id] = stands ? (0, []) : (people, covered);
            if (unit.PartOf is { } larger && known.TryGetValue(larger, out var next) && --open[larger] == 0)
                ready.Enqueue(next);
        }

        return [.. units.Where(unit => groups.ContainsKey(unit.Id)).Select(unit => groups[unit.Id])];
    }
}
