using System.Collections.Immutable;

namespace ChatCoach.Coaching.Voice;

/// <summary>What a unit may see of a period.</summary>
/// <param name="Period">ISO week, for example "2026-W47".</param>
/// <param name="Stands">Under which unit it has numbers: itself, or the larger one it rolled up into; null: it has none.</param>
/// <param name="Threshold">k as it held then.</param>
/// <param name="Cells">What may be shown.</param>
/// <param name="StandsName">What the organisation calls <paramref name="Stands"/>; null: it named none.</param>
public sealed record VoiceSnapshot(string Period, string? Stands, int Threshold, ImmutableList<ShownCell> Cells, string? StandsName = null);
