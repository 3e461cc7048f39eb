using System.Text;

namespace ChatCoach.Host.Commands;

/// <summary>What reading a row came to.</summary>
public enum CsvRow
{
    Read,

    /// <summary>The table ends here.</summary>
    End,

    /// <summary>A quotation mark is not closed; there is nothing to be read after it.</summary>
    Unclosed,

    /// <summary>Longer than <see cref="CsvReader.LongestRow"/>; there is nothing to be read after it.</summary>
    TooLong,
}

/// <summary>
/// A table row by row (RFC 4180). Commas or semicolons part cells, whichever comes first outside of quotation marks. In
/// quotation marks both stand for themselves, line breaks too, and two marks for one; a mark within a cell is one.
/// </summary>
/// <param name="text">Any line endings.</param>
public sealed class CsvReader(TextReader text)
{
    /// <summary>Characters. What is longer is no row of people but a forgotten quotation mark or another kind of file.</summary>
    public const int LongestRow = 10_000;

    private const int End = -1;

    private readonly StringBuilder cell = new();
    private int line = 1;
    private int length;
    private char? mark;

    /// <summary>The line on which the row that was read last begins, from 1.</summary>
    public int Line { get; private set; }

    /// <param name="cells">Takes the place of what was in it; without spaces around them.</param>
    public CsvRow Read(List<string> cells)
    {
        cells.Clear();
        (Line, length) = (line, 0);
        if (text.Peek() == End)
            return CsvRow.End;
        while (true)
        {
            var next = Next();
            if (next == '"' && IsBlank())
            {
                if (!Quoted())
                    return length > LongestRow ? CsvRow.TooLong : CsvRow.Unclosed;
                continue;
            }

            if (length > LongestRow)
                return CsvRow.TooLong;
            if (next is End or '\n' || Parts(next))
                Take(cells);
            else
                cell.Append((char)next);
            if (next is End or '\n')
                return CsvRow.Read;
        }
    }

    /// <summary>Up to the closing mark; false: there is none.</summary>
    private bool Quoted()
    {
        cell.Clear();
        for (var next = Next(); next != End && length <= LongestRow; next = Next())
        {
            if (next != '"')
                cell.Append((char)next);
            else if (text.Peek() == '"')
                cell.Append((char)Next());
            else
                return true;
        }

        cell.Clear();
        return false;
    }

    private bool Parts(int next)
    {
        if (mark is null && next is ',' or ';')
            mark = (char)next;
        return next == mark;
    }

    private bool IsBlank()
    {
        for (var at = 0; at < cell.Length; at++)
            if (cell[at] != ' ')
                return false;
        return true;
    }

    private void Take(List<string> cells)
    {
        cells.Add(cell.ToString().Trim());
        cell.Clear();
    }

    /// <summary>Each line ending as one '\n'.</summary>
    private int Next()
    {
        var next = text.Read();
        if (next == '\r')
        {
            if (text.Peek() == '\n')
                text.Read();
            next = '\n';
        }

        if (next == '\n')
            line++;
        length++;
        return next;
    }
}
