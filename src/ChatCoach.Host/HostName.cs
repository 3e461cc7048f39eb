using System.Globalization;

namespace ChatCoach.Host;

/// <summary>Name of this process among equal hosts: leases are held under it. New at every start, so a dead host's leases run out.</summary>
public sealed class HostName
{
    public string Name { get; } = $"{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}";
}
