using System.Text.Json;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Tests.Manifest;

namespace ChatCoach.Host.Tests.Rules;

/// <summary>Every content file is valid, and every file is loaded.</summary>
public sealed class ContentFilesTests
{
    private static readonly string Folder = Repository.PathOf("src", "ChatCoach.Host", "Content");

    [Fact]
    public void The_content_as_delivered_is_sound()
    {
        var (guides, problems) = ContentFolder.Delivered.Check();

        Assert.Empty(problems);
        Assert.Equal(Directory.GetFiles(Path.Combine(Folder, "guides")).Length, guides.Count);
    }

    /// <summary>Take a file away or spoil it, and the coach says so instead of starting without it; the demo has a loader of its own.</summary>
    [Fact]
    public void Every_file_is_missed_when_it_is_gone_and_noticed_when_it_is_broken()
    {
        foreach (var file in Files().Where(f => !f.StartsWith("demo", StringComparison.Ordinal)))
        {
            Assert.True(Broken(copy => File.WriteAllText(Path.Combine(copy, file), "[}")), $"{file} may be broken.");
            if (!file.StartsWith("guides", StringComparison.Ordinal))
                Assert.True(Broken(copy => File.Delete(Path.Combine(copy, file))), $"{file} may be gone.");
        }
    }

    [Fact]
    public void Every_file_is_JSON_without_comments_or_trailing_commas()
    {
        foreach (var file in Files())
            JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file))).Dispose();
    }

    /// <summary>Sentences of the host itself are said by the host: together with those of the engine they are all.</summary>
    [Fact]
    public void Every_sentence_is_said_somewhere()
    {
        var code = string.Join('\n', Directory.GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("Texts.cs", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));

        foreach (var (texts, called) in new[] { (typeof(Texts), "exts"), (typeof(RelationshipTexts), "elationships"), (typeof(ProgrammeTexts), "rogramme"), (typeof(TeamTexts), "eam"), (typeof(DataTexts), "ata"), (typeof(ReleaseTexts), "eleases"), (typeof(SessionTexts), "essions"), (typeof(DateTexts), "ates"), (typeof(LedTexts), "ed"), (typeof(GuestTexts), "uests"), (typeof(VoiceTexts), "oice"), (typeof(TeamAskTexts), "eamAsks"), (typeof(CouncilTexts), "ouncil") })
        {
            var sentences = texts.GetProperties().Where(p => p.PropertyType == typeof(Phrase)).Select(p => p.Name);
            Assert.DoesNotContain(sentences, n => !code.Contains($"{called}.{n}", StringComparison.Ordinal) && !code.Contains($"{called}().{n}", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Files() => Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f));

    private static bool Broken(Action<string> spoil)
    {
        var copy = Directory.CreateTempSubdirectory("content").FullName;
        try
        {
            foreach (var file in Files())
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
                File.Copy(Path.Combine(Folder, file), Path.Combine(copy, file));
            }

            spoil(copy);
            return new ContentFolder(copy).Check().Problems.Count > 0;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
