namespace ChatCoach.Protocol.Model;

/// <summary>Lets a service that is down rest: nobody waits for it in vain again and again. After a rest one call tries.</summary>
public sealed class ModelBreaker(TimeProvider clock)
{
    /// <summary>Failures in a row: one alone may be anything.</summary>
    public const int MostFailures = 3;

    /// <summary>About as long as a service takes to come back, and short beside a rehearsal.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private int failures;
    private DateTimeOffset until;

    /// <summary>False: not now. True takes the one try after a rest for the caller.</summary>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (failures < MostFailures)
                return true;
            if (clock.GetUtcNow() < until)
                return false;
            until = clock.GetUtcNow() + Rest;
            return true;
        }
    }

    public void Note(ModelEnd end)
    {
        lock (gate)
        {
            if (end is not (ModelEnd.Unavailable or ModelEnd.Slow or ModelEnd.Busy))
                failures = 0;
            else if (++failures >= MostFailures)
                until = clock.GetUtcNow() + Rest;
        }
    }
}
