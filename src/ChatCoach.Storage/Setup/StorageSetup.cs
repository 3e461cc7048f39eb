using ChatCoach.Storage.Council;
using ChatCoach.Storage.Erasing;
using ChatCoach.Storage.Files;
using ChatCoach.Storage.Guides;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Sessions;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Voice;
using ChatCoach.Storage.Waking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatCoach.Storage.Setup;

/// <summary>Puts the memory's parts into a host, each once. They wait for <see cref="StorageStart.ApplyAsync"/>.</summary>
public static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new CoachStorage(options));
        services.AddSingleton<StorageStart>();
        services.AddSingleton<Upkeep>();
        services.AddSingleton<Snapshots>();
        services.AddSingleton<TeamAskNews>();
        services.AddSingleton<SetupLog>();
        services.AddSingleton<InventedAnswers>();
        services.AddSingleton<InventedTaps>();
        services.AddSingleton<Erasures>();
        services.AddSingleton<TurnStore>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<Nudges>();
        services.AddSingleton<CalendarEntries>();
        services.AddSingleton<Untidy>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<GuideStore>();
        services.AddSingleton<People>();
        services.AddSingleton<Teams>();
        services.AddSingleton<Links>();
        services.AddSingleton<Archives>();
        return services;
    }
}
