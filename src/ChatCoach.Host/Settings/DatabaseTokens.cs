using Azure.Core;
using Azure.Identity;

namespace ChatCoach.Host.Settings;

/// <summary>How the host signs in to PostgreSQL.</summary>
public enum DatabaseSignIn
{
    /// <summary>With what the connection string says.</summary>
    Password,

    /// <summary>With a token of the host's managed identity instead of a password.</summary>
    Entra,
}

/// <summary>Entra tokens as passwords (Azure Database for PostgreSQL, Entra authentication). Azure.Identity keeps them until they run out.</summary>
internal static class DatabaseTokens
{
    private const string Scope = "https://ossrdbms-aad.database.windows.net/.default";

    /// <param name="clientId">Client id of the managed identity.</param>
    public static Func<CancellationToken, ValueTask<string>> Of(string? clientId)
    {
        var identity = string.IsNullOrWhiteSpace(clientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId);
        var credential = new ManagedIdentityCredential(identity);
        return async ct => (await credential.GetTokenAsync(new TokenRequestContext([Scope]), ct)).Token;
    }
}
