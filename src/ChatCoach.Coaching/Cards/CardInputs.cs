using System.Collections.Immutable;

namespace ChatCoach.Coaching.Cards;

/// <summary>What stood in the inputs of a card.</summary>
public static class CardInputs
{
    /// <summary>The input beside a list for something that is not in it yet; what is written there wins.</summary>
    public const string NewSuffix = "New";

    /// <summary>Inputs longer than this are cut by nobody: they are refused as too long by the step.</summary>
    public static ImmutableDictionary<string, string> Merge(IEnumerable<KeyValuePair<string, string>> raw)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var own = new List<KeyValuePair<string, string>>();
        foreach (var pair in raw)
        {
            if (pair.Key.EndsWith(NewSuffix, StringComparison.Ordinal))
                own.Add(new KeyValuePair<string, string>(pair.Key[..^NewSuffix.Length], pair.Value));
            else
                inputs[pair.Key] = pair.Value;
        }

        foreach (var pair in own.Where(p => !string.IsNullOrWhiteSpace(p.Value)))
            inputs[pair.Key] = pair.Value;
        return inputs.ToImmutable();
    }
}
