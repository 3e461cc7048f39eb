using ChatCoach.Host.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatCoach.Host.Files;

/// <summary>
/// Where people reach this host with a browser. In local mode that is the address it listens on, so that a developer
/// sees links work.
/// </summary>
public sealed class PublicAddress(HostSettings settings, IServer server)
{
    /// <summary>Without a slash at the end; null: nobody does, and no link is offered.</summary>
    public string? Base => (settings.PublicUrl?.AbsoluteUri ?? (settings.IsLocal ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() : null))?.TrimEnd('/');
}
