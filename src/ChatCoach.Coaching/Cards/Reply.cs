using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Cards;

/// <summary>
/// What the coach says in one turn: a small record of data for one card template, which is also written as text.
/// </summary>
public abstract record Reply
{
    private Reply()
    {
    }

    public required Language Language { get; init; }

    /// <summary>What every button of the card carries.</summary>
    public required CardRef Ref { get; init; }

    public ImmutableList<CardButton> Buttons { get; init; } = [];

    /// <summary>Small links at the foot, among them the way to help.</summary>
    public ImmutableList<CardButton> Footer { get; init; } = [];

    /// <summary>Where the card above cannot change in place, this neutral line takes its room; null: it stays.</summary>
    public string? OldCardLine { get; init; }

    /// <summary>One to four questions of a guide.</summary>
    public sealed record Question : Reply
    {
        public required string Title { get; init; }

        /// <summary>Said before the questions: a mirror of the last answer, or why it is asked again.</summary>
        public string? Lead { get; init; }

        /// <summary>One line "answered: state, feelings", without values (privacy rule P16).</summary>
        public string? Answered { get; init; }

        /// <summary>Stands beside that line: an earlier answer is changed; null: there is none.</summary>
        public CardButton? Change { get; init; }

        public required ImmutableList<QuestionItem> Items { get; init; }

        /// <summary>Bars above the questions, for example of a relationship check.</summary>
        public ImmutableList<Bar> Bars { get; init; } = [];

        /// <summary>What the bars do not say; null: nothing.</summary>
        public string? BarsNote { get; init; }

        /// <summary>Why something of what was said stands here; null: nothing does (privacy rule P16).</summary>
        public string? SmallPrint { get; init; }
    }

    /// <summary>A few sentences with buttons.</summary>
    public sealed record Message : Reply
    {
        public string? Title { get; init; }

        public required ImmutableList<string> Paragraphs { get; init; }

        /// <summary>A few words to be written; null: none are asked for.</summary>
        public AliasField? Field { get; init; }

        /// <summary>One-time links, one a line.</summary>
        public ImmutableList<CardLink> Links { get; init; } = [];
    }

    /// <summary>What one can do, line by line.</summary>
    public sealed record Menu : Reply
    {
        public required string Title { get; init; }

        public required ImmutableList<string> Paragraphs { get; init; }

        /// <summary>The words that always work.</summary>
        public required string SmallPrint { get; init; }
    }

    /// <summary>What the person said in one run, shown because they asked for it.</summary>
    public sealed record Summary : Reply
    {
        public required string Title { get; init; }

        /// <summary>"3 of 12", or null.</summary>
        public string? Place { get; init; }

        public required ImmutableList<Fact> Facts { get; init; }

        /// <summary>Bars above the facts, for example of a relationship check.</summary>
        public ImmutableList<Bar> Bars { get; init; } = [];

        /// <summary>Who sees this.</summary>
        public required string SmallPrint { get; init; }
    }

    /// <summary>What is known of one relationship, shown because the person asked for it (privacy rule P16).</summary>
    public sealed record Timeline : Reply
    {
        /// <summary>The alias.</summary>
        public required string Title { get; init; }

        public required ImmutableList<Fact> Facts { get; init; }

        /// <summary>The person's own check-ins, newest last. No target and no trend (requirement K17).</summary>
        public ImmutableList<Dot> Dots { get; init; } = [];

        /// <summary>The same in words; null: there are none.</summary>
        public string? DotsText { get; init; }

        /// <summary>Newest first, a page of them.</summary>
        public required ImmutableList<Entry> Entries { get; init; }

        /// <summary>Stands where entries would; null: there are some.</summary>
        public string? Nothing { get; init; }

        /// <summary>Who sees this.</summary>
        public required string SmallPrint { get; init; }
    }

    /// <summary>The weekly card of a unit: what its people tapped, as far as nobody can be seen in it (privacy rules P4, P5).</summary>
    public sealed record Voice : Reply
    {
        public required string Title { get; init; }

        /// <summary>The unit the numbers are of.</summary>
        public required string Place { get; init; }

        public required ImmutableList<string> Paragraphs { get; init; }

        public required ImmutableList<Lane> Lanes { get; init; }

        /// <summary>What is asked of management and how far it is, the heading first; empty: nothing.</summary>
        public ImmutableList<string> Asks { get; init; } = [];

        /// <summary>Good things in people's own words, the heading first; empty: none.</summary>
        public ImmutableList<string> Good { get; init; } = [];

        /// <summary>Period, threshold, and what is never shown.</summary>
        public required string SmallPrint { get; init; }
    }

    /// <summary>A list, numbered: the first buttons open its entries.</summary>
    public sealed record Listing : Reply
    {
        public required string Title { get; init; }

        public string? Intro { get; init; }

        public required ImmutableList<Entry> Entries { get; init; }

        public required string SmallPrint { get; init; }
    }

    /// <summary>What takes the place of a card that is done with: one neutral line.</summary>
    public sealed record Line : Reply
    {
        public required string Text { get; init; }
    }
}

/// <summary>One question on a card.</summary>
public sealed record QuestionItem
{
    public required string Step { get; init; }

    public required string Ask { get; init; }

    public required string Label { get; init; }

    public required StepKind Kind { get; init; }

    public ImmutableList<CardChoice> Choices { get; init; } = [];

    /// <summary>What stands in the input already; several values are joined by commas.</summary>
    public string? Value { get; init; }

    /// <summary>What holds until it is answered otherwise, as it is read: a card has it in the input, text says it. Null: nothing does.</summary>
    public string? Holds { get; init; }

    public int Max { get; init; } = 1;

    /// <summary>There are further options behind "more".</summary>
    public bool HasMore { get; init; }
}

/// <summary>A short input beside the guides.</summary>
/// <param name="Id">What its value is sent as.</param>
/// <param name="Ask">The question.</param>
/// <param name="Value">What stands in it already; null: nothing.</param>
/// <param name="Example">Stands in it grey while it is empty; null: the example of an alias.</param>
/// <param name="Most">Characters it takes; more than those of an alias are several lines.</param>
public sealed record AliasField(string Id, string Ask, string? Value, string? Example = null, int Most = GuideCheck.MaxAlias);

/// <summary>A link to a file.</summary>
/// <param name="Label">Ours, without brackets.</param>
/// <param name="Url">Absolute.</param>
public sealed record CardLink(string Label, string Url);

/// <summary>One check-in.</summary>
/// <param name="State">1 to 5; null: it was left out.</param>
public sealed record Dot(int? State);

/// <summary>One thing of a timeline or a list.</summary>
/// <param name="When">The day, in words.</param>
/// <param name="What">In a few words.</param>
/// <param name="Note">What belongs to it; null: nothing.</param>
public sealed record Entry(string When, string What, string? Note = null);

public sealed record CardChoice(string Value, string Label);

public sealed record Fact(string Label, string Value);

/// <summary>One lane of the weekly card; at least one bar.</summary>
public sealed record Lane(string Title, ImmutableList<Bar> Bars);

/// <summary>A value as a bar. The word beside it says the same, so that no colour carries it alone.</summary>
/// <param name="Label">What it is the value of.</param>
/// <param name="Filled">0 to <see cref="Cells"/>.</param>
/// <param name="Word">The value in a word.</param>
public sealed record Bar(string Label, int Filled, string Word)
{
    public const int Cells = 5;

    /// <summary>Stands in a trend for a period without a value: an empty place, never the lowest column.</summary>
    public const char Gap = '·';

    private const string Heights = "▂▃▅▇█";

    /// <summary>The values of several periods as columns, the oldest first, each 1 to <see cref="Cells"/>; null: a period without a value. Empty: it is one value.</summary>
    public ImmutableList<int?> Trend { get; init; } = [];

    /// <summary>The bar, or the columns, in letters: those a phone draws in every theme, at any size of writing.</summary>
    public string Drawn => Trend.IsEmpty ? new string('■', Filled) + new string('□', Cells - Filled) : string.Concat(Trend.Select(ColumnOf));

    /// <summary>One column of a trend.</summary>
    public static char ColumnOf(int? filled) => filled is { } height ? Heights[height - 1] : Gap;
}

/// <summary>A button: label, verb and argument; it may act on another run than its card.</summary>
/// <param name="Label">What it is called and what one types to pick it.</param>
/// <param name="Do">Verb, see <see cref="Turns.Verbs"/>.</param>
/// <param name="Arg">What the verb is about.</param>
/// <param name="Primary">The one that suggests itself.</param>
/// <param name="Run">The run it acts on; null: that of the card.</param>
/// <param name="Note">Stands beneath it in a menu: what is behind it.</param>
public sealed record CardButton(string Label, string Do, string? Arg = null, bool Primary = false, string? Run = null, string? Note = null);

/// <summary>Which run, guide, version and step a card belongs to, and its one-time token.</summary>
public sealed record CardRef(string Token, string? Run = null, string? Guide = null, int? Version = null, string? Step = null);
