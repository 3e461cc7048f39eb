namespace ChatCoach.Load.Stores;

/// <summary>For bots that keep everything in memory.</summary>
public sealed class NoStore() : Store(NewFolder())
{
    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public override Task<long> CountAsync(string sql) => Task.FromResult(0L);

    public override Task<string?> DamageAsync() => Task.FromResult<string?>(null);
}
