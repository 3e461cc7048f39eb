using ChatCoach.Host.Commands;

return await CommandLine.RunAsync(args);

/// <summary>The entry point, named so that tests can start the real app.</summary>
public partial class Program;
