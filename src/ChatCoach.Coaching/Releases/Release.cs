using System.Collections.Frozen;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Releases;

/// <summary>One answer that one other person may read (privacy rule P8), as its owner remembers it.</summary>
/// <param name="Id">From <see cref="Turns.MomentIds"/>.</param>
/// <param name="Run">The run it was said in.</param>
/// <param name="Step">The question.</param>
/// <param name="Visit">Which time round a loop.</param>
/// <param name="Label">What the question is called.</param>
/// <param name="To">Who may read it.</param>
/// <param name="Until">UTC; after it nobody reads it.</param>
[StoredFor(Purpose.Support, Keeping.Release)]
public sealed record Release(string Id, string Run, string Step, int Visit, string Label, Recipient To, DateTimeOffset Until)
{
    /// <summary>Longest time a release lasts: two weeks cover the next session or talk (guides B.18).</summary>
    public static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);

    /// <summary>For what is only needed today or tomorrow.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Live releases of one person: more are no single items any more.</summary>
    public const int Most = 20;
}

/// <summary>As what somebody may read a release.</summary>
public enum RecipientRole
{
    /// <summary>A coach of the organisation.</summary>
    Coach,

    /// <summary>The manager of the person's own unit.</summary>
    Manager,
}

/// <summary>Somebody an answer can be released to, by role (privacy rule P8).</summary>
/// <param name="Id">Our id of the person.</param>
/// <param name="Role">As what.</param>
/// <param name="Name">As the organisation writes it; null: it named none.</param>
/// <param name="Unit">Name of their unit; null: they are in none.</param>
[StoredFor(Purpose.Support, Keeping.Release)]
public sealed record Recipient(string Id, RecipientRole Role, string? Name = null, string? Unit = null)
{
    /// <summary>Roles of the organisation that something can be released to.</summary>
    public static readonly FrozenDictionary<string, RecipientRole> Roles = new Dictionary<string, RecipientRole>(StringComparer.Ordinal) { [Turns.OrgPlace.Coach] = RecipientRole.Coach, [Turns.OrgPlace.Manager] = RecipientRole.Manager }.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>What the recipient reads, word for word what the preview showed. Sealed under the owner's key.</summary>
/// <param name="From">Who released it, as their client names them; null: it did not.</param>
/// <param name="About">Guide and day.</param>
/// <param name="Label">Of the question.</param>
/// <param name="Value">The answer.</param>
/// <param name="To">Who may read it.</param>
/// <param name="Language">That of the person who released it.</param>
[StoredFor(Purpose.Support, Keeping.Release)]
public sealed record ReleasedItem(string? From, string About, string Label, string Value, Recipient To, Language Language);

/// <summary>A release of the person that is still stored.</summary>
/// <param name="Id">Of the release.</param>
/// <param name="ReadAt">When it was first read; null: not yet.</param>
public sealed record GivenRelease(string Id, DateTimeOffset? ReadAt);

/// <summary>What was released to the person and may be read now.</summary>
/// <param name="Id">Of the release.</param>
/// <param name="Item">What they read.</param>
/// <param name="Until">UTC.</param>
/// <param name="ReadAt">When they first read it; null: not yet.</param>
public sealed record ReceivedRelease(string Id, ReleasedItem Item, DateTimeOffset Until, DateTimeOffset? ReadAt)
{
    /// <summary>Id of the one reminder about all releases to a person: several at once are told as one.</summary>
    public const string NudgeId = "released";
}

/// <summary>What a turn does about releases.</summary>
public abstract record ReleaseChange
{
    private ReleaseChange()
    {
    }

    /// <summary>From now on the recipient may read it; they are told that there is something.</summary>
    public sealed record Give(Release Release, ReleasedItem Item) : ReleaseChange;

    /// <summary>Nobody reads it any more.</summary>
    /// <param name="Id">Of the person's own release.</param>
    /// <param name="Unread">The person is told that nobody has read it, so it must still be so.</param>
    public sealed record Withdraw(string Id, bool Unread) : ReleaseChange;

    /// <summary>The recipient reads it for the first time, and its owner's access log says so (privacy rule P23).</summary>
    public sealed record Read(string Id) : ReleaseChange;
}
