using ChatCoach.Protocol.Activities;
using static ChatCoach.Protocol.Authentication.InboundVerdict;

namespace ChatCoach.Protocol.Authentication;

/// <summary>
/// Whose people may use the bot. The token does not carry the person's tenant, so it is read from the activity, whose
/// sender the token has proven; where both places name one, both must be allowed (Teams docs, agents in Teams).
/// </summary>
internal sealed class TenantRule
{
    private readonly HashSet<string> _allowed;

    public TenantRule(BotOptions options)
    {
        var listed = options.AllowedTenants.Count > 0 ? options.AllowedTenants : [options.TenantId ?? ""];
        _allowed = new HashSet<string>(
            listed.Where(static tenant => !string.IsNullOrWhiteSpace(tenant)).Select(static tenant => tenant.Trim()),
            StringComparer.OrdinalIgnoreCase);
    }

    public Refused? Broken(Activity activity)
    {
        if (_allowed.Count == 0)
            return null;
        string?[] named = [activity.Conversation?.TenantId, activity.ChannelDataText("tenant", "id")];
        return Array.Exists(named, static tenant => tenant is not null)
            && Array.TrueForAll(named, tenant => tenant is null || _allowed.Contains(tenant))
                ? null
                : new Refused(403, InboundRules.Tenant, "The activity's tenant is not among those allowed (Bot:AllowedTenants).");
    }
}
