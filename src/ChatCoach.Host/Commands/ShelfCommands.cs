using System.CommandLine;
using System.Globalization;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;

namespace ChatCoach.Host.Commands;

/// <summary>
/// The verbs <c>guides publish FILE</c>, <c>guides remove ID</c>, <c>guides restore ID</c> and <c>guides list</c>: they change
/// what the hosts of the configured database offer, while these run. Exit code 1 with problems, each a sentence.
/// </summary>
public static class ShelfCommands
{
    public static IEnumerable<Command> Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The guide as JSON." };
        var publish = new Command("publish", "Check a guide and offer it, without a restart.") { file };
        publish.SetAction((parsed, ct) => OnShelfAsync(parsed.InvocationConfiguration.Output, (shelf, output) => PublishAsync(shelf, parsed.GetRequiredValue(file), output, ct), ct));
        yield return publish;
        yield return About("remove", "Offer a guide no longer; what people said in it stays.", RemoveAsync);
        yield return About("restore", "Offer a removed guide again.", RestoreAsync);
        var list = new Command("list", "The guides that are offered, and those that were removed.");
        list.SetAction((parsed, ct) => OnShelfAsync(parsed.InvocationConfiguration.Output, (shelf, output) => Task.FromResult(List(shelf.Content.Guides, output)), ct));
        yield return list;
    }

    private static Command About(string name, string description, Func<GuidePublisher, string, TextWriter, CancellationToken, Task<int>> act)
    {
        var id = new Argument<string>("ID") { Description = "Id of the guide, for example G4." };
        var command = new Command(name, description) { id };
        command.SetAction((parsed, ct) => OnShelfAsync(parsed.InvocationConfiguration.Output, (shelf, output) => act(shelf, parsed.GetRequiredValue(id), output, ct), ct));
        return command;
    }

    private static async Task<int> PublishAsync(GuidePublisher shelf, FileInfo file, TextWriter output, CancellationToken ct)
    {
        if (!file.Exists)
            return Refused(output, [$"{file.Name}: There is no such file."]);
        var problems = await shelf.PublishAsync(file.Name, await File.ReadAllTextAsync(file.FullName, ct), ct);
        if (problems.Count > 0)
            return Refused(output, problems);
        output.WriteLine($"{file.Name} is published. Running hosts offer it within a few seconds.");
        return 0;
    }

    private static async Task<int> RemoveAsync(GuidePublisher shelf, string guide, TextWriter output, CancellationToken ct)
    {
        if (await shelf.RemoveAsync(guide, ct) is { } why)
            return Refused(output, [why]);
        output.WriteLine($"{guide} is no longer offered. Who is in the middle of it may keep or delete what they said.");
        return 0;
    }

    private static async Task<int> RestoreAsync(GuidePublisher shelf, string guide, TextWriter output, CancellationToken ct)
    {
        if (!await shelf.RestoreAsync(guide, ct))
            return Refused(output, [$"{guide} was not removed."]);
        output.WriteLine($"{guide} is offered again.");
        return 0;
    }

    private static int List(GuideShelf shelf, TextWriter output)
    {
        foreach (var guide in shelf.Known)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{guide.Id} version {guide.Version}: {guide.Title.De} / {guide.Title.En}{(shelf.IsRemoved(guide.Id) ? " (removed)" : "")}"));
        return 0;
    }

    /// <summary>Nothing was changed.</summary>
    private static int Refused(TextWriter output, IEnumerable<string> problems)
    {
        foreach (var problem in problems)
            output.WriteLine(problem);
        return 1;
    }

    /// <summary>With the stores of the settings, brought up to date as at a start.</summary>
    private static async Task<int> OnShelfAsync(TextWriter output, Func<GuidePublisher, TextWriter, Task<int>> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (app, problems) = await CoachApp.PrepareAsync(["--Logging:LogLevel:Default=Warning"]);
        if (app is null)
            return Refused(output, problems);
        await using (app)
            return await work(app.Services.GetRequiredService<GuidePublisher>(), output);
    }
}
