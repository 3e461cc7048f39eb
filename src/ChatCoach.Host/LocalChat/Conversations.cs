using System.Collections.Concurrent;

namespace ChatCoach.Host.LocalChat;

/// <summary>
/// The conversation of each persona, and who may enter it. There are as many as personas, so nothing grows without end.
/// The id is derived from the persona: after a restart the coach meets the same conversation again.
/// </summary>
internal sealed class Conversations(IReadOnlyList<Persona> personas, TimeProvider time)
{
    private const string IdPrefix = "local-";
    private const string UserPrefix = "29:";

    private readonly ConcurrentDictionary<string, Conversation> open = new(StringComparer.Ordinal);
    private long lastActivityId;

    public IReadOnlyList<Persona> Personas => personas;

    /// <summary>The id the coach sees as <c>from.id</c>; Teams, too, gives people ids of their own beside the object id.</summary>
    public static string UserId(Persona persona) => UserPrefix + persona.ObjectId;

    /// <summary>Conversation of a persona, by object id; null for a stranger.</summary>
    public Conversation? OfPerson(string? objectId) =>
        personas.FirstOrDefault(persona => persona.ObjectId == objectId) is { } known
            ? open.GetOrAdd(IdPrefix + known.ObjectId, (id, persona) => new Conversation(persona, id), known)
            : null;

    /// <summary>Conversation of a persona, by user id or object id as a connector client may name a member.</summary>
    public Conversation? OfMember(string? memberId) =>
        OfPerson(memberId?.StartsWith(UserPrefix, StringComparison.Ordinal) is true ? memberId[UserPrefix.Length..] : memberId);

    /// <summary>By conversation id; null if no persona has it.</summary>
    public Conversation? OfId(string? conversationId) =>
        conversationId?.StartsWith(IdPrefix, StringComparison.Ordinal) is true ? OfPerson(conversationId[IdPrefix.Length..]) : null;

    /// <summary>The conversation a Direct Line token opens, or null.</summary>
    public Conversation? OfToken(string? token) => open.Values.FirstOrDefault(conversation => Secrets.Same(conversation.Token, token));

    /// <summary>
    /// A new activity id: milliseconds of the epoch as in Teams, never twice, rising, and not used again after a restart.
    /// A repeated id would look to the coach like a message delivered twice.
    /// </summary>
    public string NextActivityId()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        while (true)
        {
            var last = Interlocked.Read(ref lastActivityId);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref lastActivityId, next, last) == last)
                return next.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public DateTimeOffset Now => time.GetUtcNow();
}
