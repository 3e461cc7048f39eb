using System.Text;
using Microsoft.IdentityModel.Protocols;

namespace ChatCoach.Protocol.Authentication;

/// <summary>Fetches an issuer's metadata and keys: https, or plain http on this machine; short waits, small documents.</summary>
public sealed class MetadataDocuments(IHttpClientFactory clients, TimeProvider clock) : IDocumentRetriever
{
    public const string ClientName = "bot-metadata";

    /// <summary>Activities wait for this, and the channel waits 10 to 15 s for them.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>The public documents are a few tens of KB.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>True for the addresses from which keys may come.</summary>
    public static bool MayFetch(string address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!MayFetch(address))
            throw new IOException("Keys are fetched over https only, or over http from this machine.");
        using var limit = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        var client = clients.CreateClient(ClientName);
        return Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri(address), either.Token).ConfigureAwait(false));
    }
}
