using System.Text.Json.Nodes;

namespace ChatCoach.Storage.Turns;

/// <summary>Members of a stored record that a newer host wrote and this one does not know.</summary>
internal sealed record StrangeMembers(JsonObject Members);
