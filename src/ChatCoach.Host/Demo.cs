using System.Text.Json.Nodes;
using ChatCoach.Host.LocalChat;
using ChatCoach.Host.Settings;
using ChatCoach.Host.Turns;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host;

/// <summary>The local chat in this host: its made-up people and its way to the coach.</summary>
public static class Demo
{
    /// <summary>The unit all others are part of.</summary>
    private const string Whole = "Kundenkontakt";

    public static void AddDemo(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<DemoYear>();
        services.AddLocalChat(new LocalChatOptions { Enabled = settings.IsLocal });
        services.AddSingleton<IReadOnlyList<Persona>>(_ => DemoOrganisation.Load().Personas);
        services.AddSingleton<DeliverActivity>(provider => (activity, ct) => DeliverAsync(provider.GetRequiredService<Inbound>(), activity, ct));
    }

    /// <summary>Units and people as the organisation's own import would name them.</summary>
    public static (IReadOnlyList<OrgUnit> Units, IReadOnlyList<OrgPerson> People) Organisation()
    {
        var demo = DemoOrganisation.Load();
        return (
            [new OrgUnit(Whole, Whole), .. demo.Units.Select(u => new OrgUnit(u.Name, u.Name, null, Whole))],
            [.. demo.Personas.Select(p => new OrgPerson(new PersonKey(demo.TenantId, p.ObjectId), p.Unit, RolesOf(p), p.Name))]);
    }

    private static async Task<DeliveredAnswer> DeliverAsync(Inbound inbound, JsonObject activity, CancellationToken ct)
    {
        var answer = await inbound.ReceiveAsync(null, System.Text.Encoding.UTF8.GetBytes(activity.ToJsonString()), ct);
        return new DeliveredAnswer(answer.Status, answer.Body.Length == 0 ? null : JsonNode.Parse(answer.Body.Span));
    }

    private static string[] RolesOf(Persona persona) => persona.Role switch
    {
        "employee" => [],
        "worksCouncil" => ["works-council"],
        var role => [role],
    };
}
