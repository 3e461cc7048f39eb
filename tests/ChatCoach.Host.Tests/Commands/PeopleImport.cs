using System.Text;
using ChatCoach.Host.Commands;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Storage;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>What an import ended with.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Said">Its lines.</param>
/// <param name="Progress">Lines about how far it is.</param>
internal sealed record Imported(int Code, IReadOnlyList<string> Said, IReadOnlyList<string> Progress);

/// <summary>The verb <c>org import</c>, from a real file into the memory of a host or of a test.</summary>
internal static class PeopleImport
{
    public static async Task<Imported> ImportAsync(this CoachHost host, string text, bool dryRun = false, bool leavers = false, int? most = null)
    {
        await using var services = new ServiceCollection().AddSingleton(host.Get<StorageStart>()).AddSingleton(host.Get<People>()).BuildServiceProvider();
        return await ImportAsync(services, Encoding.UTF8.GetBytes(text), dryRun, leavers, most);
    }

    public static Task<Imported> ImportAsync(this TestStore store, string text, bool dryRun = false, bool leavers = false, int? most = null) =>
        store.ImportAsync(Encoding.UTF8.GetBytes(text), dryRun, leavers, most);

    public static async Task<Imported> ImportAsync(this TestStore store, byte[] file, bool dryRun = false, bool leavers = false, int? most = null)
    {
        await using var services = new ServiceCollection().AddSingleton(store.Start).AddSingleton(store.People).BuildServiceProvider();
        return await ImportAsync(services, file, dryRun, leavers, most);
    }

    private static async Task<Imported> ImportAsync(ServiceProvider services, byte[] file, bool dryRun, bool leavers, int? most)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, file);
            await using StringWriter output = new(), progress = new();
            var code = await OrgCommand.ImportAsync(new OrgImportRequest(path, Person.Tenant) { DryRun = dryRun, Leavers = leavers, LeaversMost = most }, services, output, progress, default);
            return new Imported(code, Lines(output), Lines(progress));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string[] Lines(StringWriter text) => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
