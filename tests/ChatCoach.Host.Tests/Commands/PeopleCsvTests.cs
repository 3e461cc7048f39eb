using System.Globalization;
using ChatCoach.Host.Commands;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>How the table of the organisation is read, and what is said about wrong lines.</summary>
public sealed class PeopleCsvTests
{
    [Theory]
    [InlineData("", "Line 1 must name the columns")]
    [InlineData("name,unit\nx,y", "Line 1 must name the columns")]
    [InlineData("objectId,unit,unit\nx,y,z", "Line 1 must name the columns, each once")]
    [InlineData("objectId,state,unit\none,XX,south", "Line 2 names a state that is none of BB, BE")]
    [InlineData("objectId,state,unit\none,BY,south\ntwo,NW,south", "Line 3 names another state for unit \"south\" than line 2.")]
    [InlineData("objectId,unitName,unit\none,,south\ntwo,Süd,south\nthree,South,south", "Line 4 names another name for unit \"south\" than line 3.")]
    [InlineData("objectId,partOf,unit\none,a,south\ntwo,b,south", "Line 3 names another larger unit for unit \"south\" than line 2.")]
    [InlineData("objectId,partOf,unit\none,south,south", "Line 2 makes unit \"south\" part of itself.")]
    [InlineData("objectId,state,unit\none,BY,", "Line 2 says something about a unit and names none.")]
    [InlineData("objectId,roles\none,coach boss", "Line 2 names the role \"boss\"; there are coach, manager, works-council, production, admin.")]
    [InlineData("objectId,unit\n,south", "Line 2 names no objectId")]
    [InlineData("objectId,unit\none", "Line 2 has 1 cells")]
    [InlineData("objectId,unit\none,south\n\ntwo,\none,", "Line 5 names the same person as line 2.")]
    [InlineData("objectId,unit,roles\none,south,manager\none,north,coach", "Line 3 names the same person as line 2.")]
    [InlineData("objectId,unit,roles\none,south,manager\none,north,manager", "Line 3 makes the person of line 2 manager of a second unit; a manager leads the one unit they are in. Put them into a larger unit, and make \"south\" and \"north\" part of it.")]
    [InlineData("objectId,name\none,x\ntwo,\"y\nthree,z\n", "Line 3 has a quotation mark that is not closed")]
    [InlineData("objectId,unit\none,\"so\nuth\"", "Line 2 has a tab or a line break within an id.")]
    [InlineData("objectId,unit\none,so\u0001uth", "Line 2 has a character that cannot be shown")]
    public void What_is_wrong_is_said_with_its_line(string text, string problem) => Assert.StartsWith(problem, Assert.Single(Read(text).Problems.First), StringComparison.Ordinal);

    [Fact]
    public void A_cell_and_a_row_have_a_longest_length()
    {
        Assert.StartsWith("Line 2 has a cell of more than 200", Assert.Single(Read("objectId\n" + new string('x', PeopleCsv.LongestCell + 1)).Problems.First), StringComparison.Ordinal);
        Assert.Empty(Read("objectId\n" + new string('x', PeopleCsv.LongestCell)).Problems.First);
        Assert.StartsWith("Line 3 begins a row of more than 10000", Assert.Single(Read("objectId\none\n\"" + string.Concat(Enumerable.Repeat("x\n", CsvReader.LongestRow))).Problems.First), StringComparison.Ordinal);
        Assert.StartsWith("Line 2 begins a row of more than 10000", Assert.Single(Read("objectId\n" + new string('x', CsvReader.LongestRow + 1)).Problems.First), StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_units_is_told_once_with_the_line_that_closes_it()
    {
        var table = Read("objectId,unit,partOf\none,leaf,a\ntwo,a,b\nthree,b,c\nfour,c,a\nfive,other,leaf");

        Assert.Equal(["Line 5 closes a circle of units: \"a\" in \"b\" in \"c\" in \"a\"."], table.CheckWith([]));
    }

    [Fact]
    public void A_long_way_up_and_a_long_circle_are_looked_through_quickly()
    {
        const int Units = 20_000;
        var way = string.Concat(Enumerable.Range(0, Units).Select(n => string.Create(CultureInfo.InvariantCulture, $"p{n};u{n};u{n + 1}\n")));

        Assert.Empty(Read($"objectId;unit;partOf\n{way}last;u{Units};").CheckWith([]));
        Assert.EndsWith("\"u9\" in \"…\".", Assert.Single(Read($"objectId;unit;partOf\n{way}last;u{Units};u0").CheckWith([])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objectId;unit;unitName\none;south;\"Süd; Nacht\"", "Süd; Nacht")]
    [InlineData("objectId;unit;unitName\none;south;\"Süd \"\"Nacht\"\"\"", "Süd \"Nacht\"")]
    [InlineData("objectId;unit;unitName\none;south;Team \"Süd\"", "Team \"Süd\"")]
    [InlineData("objectId;unit;unitName\r\none;south;\"Süd,\r\nNacht\"\r\n", "Süd, Nacht")]
    [InlineData("\uFEFFobjectId , Unit, unitName\rone , south , Süd \r", "Süd")]
    [InlineData("objectId;unit;unitName\none;south;Süd\n;;\n\n", "Süd")]
    public void Cells_are_read_as_spreadsheets_write_them(string text, string name)
    {
        var table = Read(text);

        Assert.Empty(table.Problems.First);
        Assert.Equal(("south", name), Assert.Single(table.Units) is var unit ? (unit.Id, unit.Name) : default);
        Assert.Equal("one", Assert.Single(table.People).Who.ObjectId);
    }

    [Fact]
    public void Lines_are_counted_as_an_editor_does()
    {
        var table = Read("objectId;name\none;\"a\nb\"\ntwo;c");

        Assert.Equal((2, 4), (table.LineOf(table.People[0].Who), table.LineOf(table.People[1].Who)));
        Assert.Equal("a b", table.People[0].Name);
    }

    private static PeopleCsv Read(string text)
    {
        using var reader = new StringReader(text);
        return PeopleCsv.Read(reader, "tenant");
    }
}
