namespace ChatCoach.Protocol.Connector;

/// <summary>
/// The hosts that may be sent to. Asked before a token leaves the house, also for messages nobody waits for: an address
/// stored long ago may be wrong today.
/// </summary>
public sealed class ServiceHosts
{
    private readonly string[] _hosts;
    private readonly bool _loopback;

    public ServiceHosts(BotOptions options)
    {
        var listed = options.AllowedServiceHosts.Count > 0 ? options.AllowedServiceHosts : BotOptions.DefaultServiceHosts;
        _hosts = [.. listed.Select(static host => host.Trim()).Where(static host => host.Trim('.').Length > 0)];
        _loopback = options.IsAnonymousLoopback;
    }

    /// <summary>
    /// https on its usual port to a listed host; a listed loopback name may have any port. A local bot without an app id
    /// talks to loopback, with or without https, and to nobody else. An address with a user name, a query or a fragment
    /// is no service address.
    /// </summary>
    public bool Allows(Uri address)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            return false;
        if (_loopback)
            return address.IsLoopback && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
        return address.Scheme == Uri.UriSchemeHttps
            && (address.IsDefaultPort || address.IsLoopback)
            && Array.Exists(_hosts, host => Matches(host, address.IdnHost));
    }

    /// <summary>As <see cref="Allows(Uri)"/>; false for what is no absolute address.</summary>
    public bool Allows(string? address)
        => Uri.TryCreate(address, UriKind.Absolute, out var uri) && Allows(uri);

    private static bool Matches(string listed, string host)
        => listed[0] == '.'
            ? host.EndsWith(listed, StringComparison.OrdinalIgnoreCase) || host.Equals(listed[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(listed, StringComparison.OrdinalIgnoreCase);
}
