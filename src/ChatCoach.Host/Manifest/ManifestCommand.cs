using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace ChatCoach.Host.Manifest;

/// <summary>The verb <c>manifest pack --output FILE</c>.</summary>
public static class ManifestCommand
{
    /// <summary>Fetched third-party files stay below this folder of the working directory; git ignores it.</summary>
    private const string SchemaFolder = "artifacts/app-manifest";

    public static Command Create(Func<IConfiguration> configuration)
    {
        var output = new Option<string>("--output") { Description = "The zip to write.", Required = true, HelpName = "FILE" };
        var appId = new Option<string?>("--app-id") { Description = "GUID of the app in the catalogue (default: Manifest:AppId, else Bot:AppId).", HelpName = "GUID" };
        var requireSchema = new Option<bool>("--require-schema") { Description = "Fail when the official schemas cannot be had." };
        var pack = new Command("pack", "Make the app package for Teams from manifest/ and the settings.") { output, appId, requireSchema };
        pack.SetAction((parsed, cancellation) =>
        {
            var settings = ManifestSettings.From(configuration());
            if (parsed.GetValue(appId) is { } given)
                settings = settings with { AppId = given };
            var request = new PackRequest(parsed.GetRequiredValue(output), PackRequest.DeliveredSources, parsed.GetValue(requireSchema));
            var schemas = new SchemaSource(Path.GetFullPath(SchemaFolder));
            return ManifestPack.RunAsync(settings, request, schemas, parsed.InvocationConfiguration.Output, cancellation);
        });
        return new Command("manifest", "The app package for Teams.") { pack };
    }
}
