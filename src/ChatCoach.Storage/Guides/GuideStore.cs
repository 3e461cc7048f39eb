using System.Collections.Immutable;

namespace ChatCoach.Storage.Guides;

/// <summary>A guide as it was published.</summary>
/// <param name="Id">Of the guide.</param>
/// <param name="Version">From 1.</param>
/// <param name="Hash">Of the JSON, as the publisher computes it.</param>
/// <param name="Json">The whole guide.</param>
public sealed record StoredGuide(string Id, int Version, string Hash, string Json);

/// <summary>What became of a guide that was to be published.</summary>
public enum PublishOutcome
{
    Published,

    /// <summary>The same version with the same content is there.</summary>
    AlreadyThere,

    /// <summary>The same version is there with other content: give the guide a new version.</summary>
    RefusedOtherContent,
}

/// <summary>Every version of every guide, for all hosts.</summary>
public sealed class GuideStore
{
    public Task<PublishOutcome> PublishAsync(StoredGuide guide, DateTimeOffset now, CancellationToken ct) => throw new InvalidOperationException();

    public Task<ImmutableList<StoredGuide>> LoadAllAsync(CancellationToken ct) => throw new InvalidOperationException();
}
