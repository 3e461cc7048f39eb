using System.CommandLine;
using ChatCoach.Load.Commands;

var root = new RootCommand("Plays people against running hosts: how fast the coach is, and whether its promises hold when things go wrong.")
{
    RaceCommand.Create(),
    KillCommand.Create(),
    SpeedCommand.Create(),
    StorageCommand.Create(),
    DatesCommand.Create(),
    VoiceCommand.Create(),
    FuzzCommand.Create(),
    StopCommand.Create(),
    SpeedCommand.CreateFloor(),
};
return await root.Parse(args).InvokeAsync();
