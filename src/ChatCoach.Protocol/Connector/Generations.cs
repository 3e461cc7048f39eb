namespace ChatCoach.Protocol.Connector;

/// <summary>
/// Remembers what was used lately, in two generations: who is used moves into the younger one, and who is still in the
/// older one when a generation ends is forgotten, unless it still counts. So what nobody uses costs nothing for long.
/// </summary>
/// <param name="length">Of a generation.</param>
/// <param name="make">For a key that is not remembered.</param>
/// <param name="counts">Whether it still matters at that time.</param>
internal sealed class Generations<TKey, TValue>(TimeSpan length, Func<TKey, TValue> make, Func<TValue, TimeSpan, bool> counts)
    where TKey : notnull
{
    private Dictionary<TKey, TValue> younger = [];
    private Dictionary<TKey, TValue> older = [];
    private readonly TimeSpan length = length;
    private TimeSpan ends = length;

    public int Count => younger.Count + older.Count;

    public TValue Find(TKey key, TimeSpan now)
    {
        if (now >= ends)
            End(now);
        if (younger.TryGetValue(key, out var value))
            return value;
        if (!older.Remove(key, out value))
            value = make(key);
        younger.Add(key, value);
        return value;
    }

    private void End(TimeSpan now)
    {
        (older, younger) = (younger, older.Where(entry => counts(entry.Value, now)).ToDictionary());
        ends = now + length;
    }
}
