namespace ChatCoach.Storage.Org;

/// <summary>More people would leave than may at once; nothing was written.</summary>
/// <param name="Tenant">Where; null: more in all tenants together than the administrator expects.</param>
/// <param name="Leaving">So many would.</param>
/// <param name="Known">Of so many that are known there.</param>
/// <param name="InAll">So many would in all tenants together.</param>
public sealed record TooManyLeavers(string? Tenant, int Leaving, int Known, int InAll);

/// <summary>Keeps a file that was cut short, or a roster of the wrong team, from taking half of the people out.</summary>
/// <param name="most">So many may leave in all, as the administrator expects it; null: of each tenant the usual part.</param>
public sealed class LeaversGuard(int? most)
{
    /// <summary>One in so many of a tenant's people may leave at once. Of a firm in which a fifth leaves within a year an import each month sees two in a hundred; a file that was cut short lacks more than this, unless nearly all of it is there.</summary>
    public const int UsualPart = 5;

    private readonly Dictionary<string, (int Known, int Leaving)> tenants = new(StringComparer.Ordinal);

    /// <summary>Somebody who is there now.</summary>
    public void Meet(string tenant, bool leaves)
    {
        var (known, leaving) = tenants.GetValueOrDefault(tenant);
        tenants[tenant] = (known + 1, leaving + (leaves ? 1 : 0));
    }

    /// <summary>Null: so many may leave.</summary>
    public TooManyLeavers? Judge()
    {
        var (known, leaving) = (tenants.Values.Sum(tenant => tenant.Known), tenants.Values.Sum(tenant => tenant.Leaving));
        if (most is not null)
            return leaving > most ? new TooManyLeavers(null, leaving, known, leaving) : null;
        return tenants.Where(tenant => tenant.Value.Leaving * UsualPart > tenant.Value.Known).OrderBy(tenant => tenant.Key, StringComparer.Ordinal)
            .Select(tenant => new TooManyLeavers(tenant.Key, tenant.Value.Leaving, tenant.Value.Known, leaving)).FirstOrDefault();
    }
}
