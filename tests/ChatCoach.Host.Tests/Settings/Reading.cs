using ChatCoach.Host.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace ChatCoach.Host.Tests.Settings;

/// <summary>Reads settings as the host does.</summary>
internal static class Reading
{
    /// <summary>A host for Teams that may start.</summary>
    public static readonly (string Name, string? Value)[] Real =
        [("Bot:AppId", "11111111-2222-3333-4444-555555555555"), ("Bot:TenantId", "66666666-7777-8888-9999-000000000000"), ("Bot:ClientSecret", "s")];

    public static (HostSettings Settings, IReadOnlyList<string> Problems) Of(string environment, params (string Name, string? Value)[] settings) =>
        Of(environment, new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, s.Value))).Build());

    public static (HostSettings Settings, IReadOnlyList<string> Problems) Of(string environment, IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration, new Named(environment));
        return (reader.Read(), reader.Problems);
    }

    private sealed class Named(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "ChatCoach";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
