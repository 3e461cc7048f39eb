using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Storage.Setup;

/// <summary>Puts the memory's parts into a host, each once.</summary>
public static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options) => services;
}
