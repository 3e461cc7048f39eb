using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Sessions;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Storage.Turns;

/// <summary>How records are written before they are sealed: camel case, enums by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ByName<Language>), typeof(ByName<Tone>), typeof(ByName<Reminders>), typeof(ByName<NudgeKind>), typeof(ByName<AgreementState>), typeof(ByName<FollowUpState>), typeof(ByName<FileKind>), typeof(ByName<LogEvent>), typeof(ByName<LogWho>), typeof(ByName<RecipientRole>), typeof(ByName<SessionState>), typeof(ByName<SessionNews>), typeof(ByName<SessionMode>), typeof(ByName<Part>), typeof(ByName<ShownKind>), typeof(ByName<MeetingState>), typeof(ByName<CallOff>), typeof(ByName<DayPart>), typeof(ByName<DayOfWeek>), typeof(ByName<Share>)])]
[JsonSerializable(typeof(PersonState))]
[JsonSerializable(typeof(Run))]
[JsonSerializable(typeof(Nudge))]
[JsonSerializable(typeof(RelationshipRecord))]
[JsonSerializable(typeof(TeamFrame))]
[JsonSerializable(typeof(SealedCard))]
[JsonSerializable(typeof(InvitationContent))]
[JsonSerializable(typeof(LinkedFile))]
[JsonSerializable(typeof(LogEntry))]
[JsonSerializable(typeof(ReleasedItem))]
[JsonSerializable(typeof(CoachSession))]
[JsonSerializable(typeof(CoachHours))]
[JsonSerializable(typeof(CalendarPlace))]
[JsonSerializable(typeof(ImmutableList<ShownCell>))]
[JsonSerializable(typeof(AskWords))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string>))]
internal sealed partial class StateJson : JsonSerializerContext;

/// <summary>An enum as its name in camel case.</summary>
internal sealed class ByName<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>What of a conversation's newest card lies sealed.</summary>
[StoredFor(Purpose.Support, Keeping.Routing)]
internal sealed record SealedCard(string? Run);
