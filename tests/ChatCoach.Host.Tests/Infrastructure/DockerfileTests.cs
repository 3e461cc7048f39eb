using ChatCoach.Host.Tests.Manifest;

namespace ChatCoach.Host.Tests.Infrastructure;

public sealed class DockerfileTests
{
    private static readonly IReadOnlyList<string[]> Lines =
    [
        .. File.ReadAllLines(Repository.PathOf("infra", "Dockerfile"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    [Fact]
    public void Every_file_it_copies_is_there_and_not_ignored()
    {
        var ignored = File.ReadAllLines(Repository.PathOf("infra", "Dockerfile.dockerignore"));
        var copied = Lines.Where(line => line[0] == "COPY" && !line[1].StartsWith("--", StringComparison.Ordinal)).SelectMany(line => line[1..^1]).ToList();

        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(Path.Exists(Repository.PathOf(path)), $"{path} is not there."));
        Assert.Empty(copied.Select(path => path.TrimEnd('/')).Intersect(ignored));
    }

    [Fact]
    public void It_runs_the_host_as_nobody_special()
    {
        var user = Lines.ToList().FindIndex(line => line[0] == "USER");
        var entry = Lines.ToList().FindIndex(line => line[0] == "ENTRYPOINT");

        Assert.InRange(user, 0, entry);
        Assert.Equal("$APP_UID", Lines[user][1]);
        Assert.Contains($"\"{typeof(Program).Assembly.GetName().Name}.dll\"", string.Join(' ', Lines[entry]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_base_images_are_of_the_runtime_the_host_is_built_for()
    {
        var runtime = Environment.Version;
        var images = Lines.Where(line => line[0] == "FROM").Select(line => line[1]);

        Assert.All(images, image => Assert.EndsWith($":{runtime.Major}.{runtime.Minor}", image, StringComparison.Ordinal));
    }
}
