namespace ChatCoach.Coaching.Relationships;

/// <summary>When several check-ins about one relationship were hard, the coach says so, once in a while (requirement K15).</summary>
public static class Pattern
{
    /// <summary>Check-ins that are looked at, and between two times it is said.</summary>
    private const int Window = 5;

    /// <summary>Hard ones among them that make a pattern.</summary>
    private const int Enough = 3;

    /// <summary>A state up to this is hard.</summary>
    private const int Hard = 2;

    /// <summary>True when it is said after the last of these check-ins: it was a hard one, and so were enough of the last five, and it was not said after one of the four before.</summary>
    /// <param name="states">1 to 5, oldest first; check-ins without a state are left out.</param>
    public static bool IsSaid(IReadOnlyList<int> states)
    {
        var said = -Window;
        for (var i = 0; i < states.Count; i++)
            if (states[i] <= Hard && i - said >= Window && states.Skip(i - Window + 1).Take(Math.Min(Window, i + 1)).Count(s => s <= Hard) >= Enough)
                said = i;
        return states.Count > 0 && said == states.Count - 1;
    }
}
