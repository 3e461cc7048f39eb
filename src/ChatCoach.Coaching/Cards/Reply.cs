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

        /// <summary>Why something of what was said stands here; null: nothing does (privacy rule P16).</summary>
        public string? SmallPrint { get; init; }
    }

    /// <summary>A few sentences with buttons.</summary>
    public sealed record Message : Reply
    {
        public string? Title { get; init; }

        public required ImmutableList<string> Paragraphs { get; init; }
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

    public int Max { get; init; } = 1;

    /// <summary>There are further options behind "more".</summary>
    public bool HasMore { get; init; }
}

public sealed record CardChoice(string Value, string Label);

public sealed record Fact(string Label, string Value);

/// <summary>A value as a bar. The word beside it says the same, so that no colour carries it alone.</summary>
/// <param name="Label">What it is the value of.</param>
/// <param name="Filled">0 to <see cref="Cells"/>.</param>
/// <param name="Word">The value in a word.</param>
public sealed record Bar(string Label, int Filled, string Word)
{
    public const int Cells = 5;
}

/// <summary>A button: label, verb and argument; it may act on another run than its card.</summary>
public sealed record CardButton(string Label, string Do, string? Arg = null, bool Primary = false, string? Run = null);

/// <summary>Which run, guide, version and step a card belongs to, and its one-time token.</summary>
public sealed record CardRef(string Token, string? Run = null, string? Guide = null, int? Version = null, string? Step = null);
