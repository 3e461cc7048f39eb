using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatCoach.Protocol.Authentication;

/// <summary>
/// The keys of one issuer, fetched and parsed by Microsoft.IdentityModel, kept here. Its own ConfigurationManager keeps
/// time by the machine's clock and, asked for an unknown key, refreshes behind the request's back: the first activity
/// after a rotation would be refused, and a refused activity is not sent again.
/// </summary>
public sealed class SigningKeys(string metadataUrl, IDocumentRetriever documents, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>Keys older than this are fetched again; the service asks for at least every 24 h (bot-docs, Bot Connector authentication).</summary>
    public static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);

    /// <summary>While the issuer is away, old keys serve until they are this old.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    /// <summary>Unknown key ids, which anybody can make up, cause at most one fetch in this time; a rotation is noticed no later than that.</summary>
    public static readonly TimeSpan UnknownKeyPause = TimeSpan.FromMinutes(1);

    /// <summary>After a failed fetch, this long nobody waits for another.</summary>
    public static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Snapshot? _current;
    private DateTimeOffset _forcedAt = DateTimeOffset.MinValue;
    private long _failedAtTicks;

    private sealed record Snapshot(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset FetchedAt);

    /// <summary>The key with this id. An id that is not known makes the keys be fetched once more before the answer.</summary>
    public async ValueTask<SigningKeyAnswer> FindAsync(string keyId, CancellationToken cancellation)
    {
        var seen = _current;
        if (seen is null || Age(seen) >= RefreshAfter)
            seen = await FetchAsync(seen, forced: false, cancellation).ConfigureAwait(false);
        if (seen is not null && Age(seen) < MaxAge && seen.Keys.TryGetValue(keyId, out var key))
            return new SigningKeyAnswer.Found(key);
        if (seen is not null)
            seen = await FetchAsync(seen, forced: true, cancellation).ConfigureAwait(false);
        if (seen is null || Age(seen) >= MaxAge)
            return new SigningKeyAnswer.Unavailable();
        if (seen.Keys.TryGetValue(keyId, out key))
            return new SigningKeyAnswer.Found(key);
        return JustFailed() ? new SigningKeyAnswer.Unavailable() : new SigningKeyAnswer.NotFound();
    }

    private TimeSpan Age(Snapshot snapshot) => clock.GetUtcNow() - snapshot.FetchedAt;

    private bool JustFailed() => clock.GetUtcNow().UtcTicks - Volatile.Read(ref _failedAtTicks) < FailurePause.Ticks;

    /// <summary>One fetch at a time; who waited for another's takes its result, and who has keys that still serve does not wait.</summary>
    private async Task<Snapshot?> FetchAsync(Snapshot? seen, bool forced, CancellationToken cancellation)
    {
        var mustWait = forced || seen is null || Age(seen) >= MaxAge;
        if (!await _gate.WaitAsync(mustWait ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation).ConfigureAwait(false))
            return seen;
        try
        {
            var now = clock.GetUtcNow();
            if (!ReferenceEquals(_current, seen) || JustFailed() || (forced && now - _forcedAt < UnknownKeyPause))
                return _current;
            if (await DownloadAsync().ConfigureAwait(false) is { } keys)
            {
                _current = new Snapshot(keys, now);
                if (forced)
                    _forcedAt = now;
            }
            else
            {
                Volatile.Write(ref _failedAtTicks, clock.GetUtcNow().UtcTicks);
            }

            return _current;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Null if it failed. The fetch serves all who wait, so it has its own time limit and not the request's. Whatever is
    /// wrong with somebody else's document, it is never an error of the request.
    /// </summary>
    private async Task<FrozenDictionary<string, SigningKey>?> DownloadAsync()
    {
        try
        {
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(metadataUrl, documents, CancellationToken.None).ConfigureAwait(false);
            var keys = (found.JsonWebKeySet?.Keys ?? [])
                .Where(SigningKey.CanSign)
                .GroupBy(static key => key.Kid, StringComparer.Ordinal)
                .ToFrozenDictionary(static same => same.Key, static same => SigningKey.From(same.First()), StringComparer.Ordinal);
            if (keys.Count > 0)
            {
                Log.KeysFetched(logger, metadataUrl, keys.Count);
                return keys;
            }

            Log.KeysNotFetched(logger, metadataUrl, "no usable key");
        }
        catch (Exception e)
        {
            Log.KeysNotFetched(logger, metadataUrl, e.GetType().Name);
        }

        return null;
    }

    public void Dispose() => _gate.Dispose();
}

/// <summary>The two key sets, apart from each other.</summary>
public sealed class SigningKeyRing(SigningKeys botService, SigningKeys entra) : IDisposable
{
    public SigningKeys BotService => botService;

    public SigningKeys Entra => entra;

    public void Dispose()
    {
        botService.Dispose();
        entra.Dispose();
    }
}
