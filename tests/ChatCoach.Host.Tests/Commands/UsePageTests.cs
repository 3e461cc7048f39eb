using System.Globalization;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Commands;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Settings;
using ChatCoach.Host.Tests.Manifest;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>P24 and P25: what the pages for works councils say of reports, recipients, roles and thresholds is what the code does.</summary>
public sealed partial class UsePageTests
{
    /// <summary>German words of the pages for what a threshold counts.</summary>
    private static readonly Dictionary<Measure, string> Words = new()
    {
        [Measure.People] = "Personen", [Measure.Things] = "Stück", [Measure.Minutes] = "Minuten", [Measure.Hours] = "Stunden",
        [Measure.Days] = "Tage", [Measure.WorkingDays] = "Werktage", [Measure.Weeks] = "Wochen", [Measure.Months] = "Monate",
    };

    [Fact]
    public void P25_Whatever_weeks_a_person_may_read_are_a_report() =>
        Assert.Equal(
            new[] { typeof(VoiceWeeks), typeof(TeamAsks) }.SelectMany(t => t.GetConstructors().Single(c => c.GetParameters().Length > 1).GetParameters().Select(p => $"{t.Name}.{p.Name}")).Order(StringComparer.Ordinal),
            Report.All.Select(r => r.Of).Order(StringComparer.Ordinal));

    [Fact]
    public void P25_Whatever_somebody_else_can_get_says_what_it_takes() =>
        Assert.Equal(Enum.GetValues<Keeping>().Where(k => KeepingWords.Of(k)?.IsForOthers == true), Disclosure.All.Select(r => r.Keeping).Order());

    [Fact]
    public void P25_Only_roles_there_are_stand_in_the_tables()
    {
        var guides = ContentFolder.Delivered.Check().Guides;
        var named = RoleAction.Of(guides).SelectMany(a => a.Roles ?? []).Concat(Report.All.SelectMany(r => r.Roles)).Distinct(StringComparer.Ordinal).ToList();

        Assert.All(named, role => Assert.Contains(role, RoleAction.AllRoles));
        Assert.Equal(Enum.GetValues<Repair>(), RoleAction.Of(guides).Select(a => a.Word).OfType<Repair>());
        Assert.Equal(guides.Count(g => g.Who != Audience.Employee), RoleAction.Of(guides).Count(a => a.What.StartsWith("guide ", StringComparison.Ordinal)));
    }

    [Fact]
    public void P4_Thresholds_can_only_be_raised_by_settings_there_are()
    {
        Assert.Equal(VoiceRules.Least, PrivacySettings.LowestGroup);
        Assert.Equal(Threshold.All.Length, Threshold.All.DistinctBy(t => t.Id).Count());
        Assert.All(Threshold.All.Where(t => t.Setting is not null), t => Assert.True(SettingNames.All.Contains(t.Setting!) && t.Value >= t.Lowest, t.Id));
    }

    /// <summary>The role alone decides who comes through which door.</summary>
    [Theory]
    [InlineData(RoleAction.Employee)]
    [InlineData("coach")]
    [InlineData("manager")]
    [InlineData("works-council")]
    [InlineData("production")]
    [InlineData("admin")]
    public async Task P24_Each_role_finds_the_doors_the_table_says_and_no_other(string role)
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var (content, guides) = (host.Get<GuidePublisher>().Content, ContentFolder.Delivered.Check().Guides);
        var person = await host.Person("kim").AgreedAsync();
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Eins")], [new OrgPerson(person.Key, "u1", role == RoleAction.Employee ? [] : [role], "Kim")], default);
        bool May(Repair word) => RoleAction.Of(guides).Single(a => a.Word == word).MayDo(role);

        await person.SaysAsync("Hilfe");
        await person.TapAsync(content.Team.MenuMine.De);
        Assert.Equal(May(Repair.Desk), Offers(content.Sessions.ButtonDesk));
        Assert.Equal(May(Repair.ReleasedToMe), Offers(content.Releases.ButtonReceived));
        await person.SaysAsync("Hilfe");
        await person.TapAsync(content.Team.MenuTeam.De);
        Assert.Equal(May(Repair.WeeklyCard), Offers(content.Voice.ButtonCard));

        await person.SayAsync(content.Sessions.ButtonDesk.De);
        Assert.NotEqual(May(Repair.Desk), person.Newest.Plain.Contains(content.Sessions.NoCoach.De, StringComparison.Ordinal));
        await person.SayAsync(content.Voice.ButtonCard.De);
        Assert.NotEqual(May(Repair.WeeklyCard), person.Newest.Plain.Contains(content.Voice.OnlyManagers.De, StringComparison.Ordinal));

        bool Offers(Phrase label) => person.Newest.Buttons.Exists(b => b.Label == label.De);
    }

    [Fact]
    public void P24_No_role_is_left_out_of_the_play_above() => Assert.Equal(
        RoleAction.AllRoles,
        typeof(UsePageTests).GetMethod(nameof(P24_Each_role_finds_the_doors_the_table_says_and_no_other))!.GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[0].Value!));

    /// <summary>A figure stands in a table whose last two columns are its name and its value: | … | `name` | 30 Tage |.</summary>
    [Theory]
    [InlineData("betriebsrat.md", 12)]
    [InlineData("betriebsvereinbarung-anlage.md", 12)]
    public void P25_Figures_on_the_pages_for_works_councils_are_those_of_the_code(string file, int least)
    {
        var quoted = Quoted().Matches(File.ReadAllText(Repository.PathOf("docs", file)));

        Assert.True(quoted.Count >= least, $"{file} quotes {quoted.Count}");
        Assert.All(quoted, q => Assert.Equal($"{q.Groups["id"].Value}: {Value(q.Groups["id"].Value)}", $"{q.Groups["id"].Value}: {q.Groups["value"].Value}"));
    }

    [Theory]
    [InlineData("betriebsrat.md")]
    [InlineData("betriebsvereinbarung-anlage.md")]
    public void P24_The_pages_for_works_councils_name_every_role(string file)
    {
        var page = File.ReadAllText(Repository.PathOf("docs", file));

        Assert.All(OrgPlace.Named, role => Assert.Contains($"`{role}`", page, StringComparison.Ordinal));
        Assert.Contains("(fields.md)", page, StringComparison.Ordinal);
    }

    private static string? Value(string id) => Threshold.All.FirstOrDefault(t => t.Id == id) is { } t ? string.Create(CultureInfo.InvariantCulture, $"{t.Value} {Words[t.Measure]}") : null;

    [GeneratedRegex(@"\| `(?<id>[a-z-]+)` \| (?<value>[^|\n]+?) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
