using StackTrace = System.Diagnostics.StackTrace;
using System.Security.Cryptography;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Connector;
using ChatCoach.Protocol.Invokes;

namespace ChatCoach.Host.Turns;

/// <summary>
/// A turn that failed before its commit: nothing of it is stored. The person gets a friendly sentence with a reference,
/// the log the kind and place of the failure, and nobody any content.
/// </summary>
public sealed class Apology(ConnectorClient connector, GuidePublisher publisher, TimeProvider clock, ILogger<Apology> logger)
{
    /// <summary>The channel waits 10 to 15 s for its answer; a connector that hangs must not use that up.</summary>
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(5);

    private const int ReferenceBytes = 3;

    public async Task<InboundAnswer> ForAsync(Activity activity, Exception failure, CancellationToken ct)
    {
        var reference = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ReferenceBytes));
        Log.TurnFailed(logger, reference, failure.GetType().Name, Place(failure));
        var language = activity.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.En : Language.De;
        var content = publisher.Content;
        var sentence = content.Fill(content.Texts.SomethingFailed, language, ("ref", reference));
        if (activity.Type == ActivityTypes.Invoke)
        {
            var answer = InvokeAnswer.Error(StatusCodes.Status500InternalServerError, "NotStored", sentence);
            return new InboundAnswer(answer.Status, answer.ToUtf8());
        }

        if (activity.Type == ActivityTypes.Message && ConversationReference.From(activity) is { } where)
            await SayAsync(where, sentence, ct);
        return InboundAnswer.Problem(StatusCodes.Status503ServiceUnavailable, $"Not stored; send it again. Reference {reference}.");
    }

    private async Task SayAsync(ConversationReference where, string sentence, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(SendPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        await connector.SendAsync(where, new Activity { Type = ActivityTypes.Message, Text = sentence, TextFormat = "plain" }, either.Token);
    }

    /// <summary>Method names only: an exception's message may repeat what it was given.</summary>
    internal static string Place(Exception failure) =>
        new StackTrace(failure).GetFrames().Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType?.FullName?.StartsWith("ChatCoach", StringComparison.Ordinal) == true) is { } method
            ? $"{method.DeclaringType!.Name}.{method.Name}" : "unknown";
}
