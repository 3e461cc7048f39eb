using System.CommandLine;
using ChatCoach.Host.Manifest;

namespace ChatCoach.Host.Commands;

/// <summary>The verbs of the program; without one it runs the coach.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (!IsVerb(args))
            return await CoachApp.RunAsync(args);
        return await Root().Parse(args).InvokeAsync();
    }

    /// <summary>Every verb there is.</summary>
    public static RootCommand Root() => new("ChatCoach: a coach for client contact that lives in Microsoft Teams.")
    {
        GuidesCommand.Create(),
        OrgCommand.Create(),
        FieldsCommand.Create(),
        ManifestCommand.Create(Configuration),
    };

    /// <summary>Settings of the host itself ("--urls", "--environment") are no verbs.</summary>
    private static bool IsVerb(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version") && !first.Contains('=', StringComparison.Ordinal);

    private static IConfiguration Configuration() => WebApplication.CreateBuilder().Configuration;
}
