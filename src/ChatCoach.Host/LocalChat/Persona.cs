namespace ChatCoach.Host.LocalChat;

/// <summary>A person one may be in the local chat.</summary>
/// <param name="ObjectId">Opaque id within the tenant; goes into <c>from.aadObjectId</c> and the page's <c>?as=</c>.</param>
/// <param name="Name">Full name as shown.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Unit">Name of the one unit this person belongs to.</param>
/// <param name="Locale">Language tag used where the page names none, e.g. "de-DE".</param>
public sealed record Persona(string ObjectId, string Name, string Role, string Unit, string Locale)
{
    /// <summary>Every role a person can have; everyone is also an employee.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["employee", "coach", "manager", "worksCouncil", "admin"];
}
