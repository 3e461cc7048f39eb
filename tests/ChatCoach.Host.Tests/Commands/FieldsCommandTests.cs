using System.CommandLine;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Commands;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Tests.Manifest;
using ChatCoach.Storage.Schema;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>P1 and P25: whatever is stored says what for, in which class, how long and for whom; a change is seen in the page.</summary>
public sealed class FieldsCommandTests
{
    /// <summary>After a change: dotnet run --project src/ChatCoach.Host -- fields --output docs/fields.md.</summary>
    [Fact]
    public async Task P25_The_page_in_the_docs_is_what_the_verb_prints()
    {
        using var printed = new StringWriter();

        Assert.Equal(0, await FieldsCommand.Create().Parse([]).InvokeAsync(new InvocationConfiguration { Output = printed }));

        Assert.Equal(File.ReadAllText(Repository.PathOf("docs", "fields.md")).ReplaceLineEndings("\n"), printed.ToString());
    }

    [Fact]
    public void P1_Every_column_and_every_member_of_a_sealed_record_says_what_it_is_for_and_how_it_is_kept()
    {
        var fields = StoredFields.Columns().Concat(StoredFields.Members()).ToList();

        Assert.True(fields.Count > 150, $"{fields.Count}");
        Assert.DoesNotContain(fields, f => f.Why is null || KeepingWords.Of(f.Why.Keeping) is null);
        Assert.All(fields.Where(f => f.Why!.Purpose is null), f => Assert.True(f.Why!.Keeping is Keeping.House or Keeping.Organisation or Keeping.SetupChange, $"{f.Of}.{f.Name}"));
    }

    [Fact]
    public void Every_way_of_keeping_has_words_and_is_used()
    {
        var used = StoredFields.Columns().Concat(StoredFields.Members()).Select(f => f.Why!.Keeping).ToHashSet();

        Assert.All(Enum.GetValues<Keeping>().Where(k => k != Keeping.Unsaid), k => Assert.True(KeepingWords.Of(k) is not null && used.Contains(k), $"{k}"));
    }
}
