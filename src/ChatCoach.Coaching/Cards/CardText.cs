using System.Globalization;
using System.Text;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Cards;

/// <summary>The same as a card, as text: for channels without cards, for screen readers, for a client that cannot draw it.</summary>
public static class CardText
{
    /// <summary>Plain text with numbered options; several questions are asked one at a time.</summary>
    public static string Of(Reply reply, CoachContent content)
    {
        var lines = new StringBuilder();
        switch (reply)
        {
            case Reply.Question question:
                Add(lines, question.Lead);
                AddBars(lines, question.Bars);
                Add(lines, question.BarsNote);
                Ask(lines, question, content);
                break;
            case Reply.Message message:
                AddMessage(lines, message);
                break;
            case Reply.Menu menu:
                AddMenu(lines, menu);
                break;
            case Reply.Summary summary:
                AddSummary(lines, summary);
                break;
            case Reply.Timeline timeline:
                TimelineText.Add(lines, timeline);
                Numbered(lines, timeline.Buttons.Select(b => b.Label));
                break;
            case Reply.Listing listing:
                TimelineText.Add(lines, listing);
                Numbered(lines, listing.Buttons.Select(b => b.Label).Skip(listing.Entries.Count), listing.Entries.Count);
                break;
            case Reply.Voice voice:
                AddVoice(lines, voice);
                break;
            case Reply.Line line:
                Add(lines, line.Text);
                break;
        }

        return OwnWords.Plain(lines.ToString()).ReplaceLineEndings("\n").TrimEnd();
    }

    private static void AddMessage(StringBuilder lines, Reply.Message message)
    {
        Add(lines, message.Title);
        message.Paragraphs.ForEach(p => Add(lines, p));
        message.Links.ForEach(link => Add(lines, $"{link.Label}: {link.Url}"));
        Add(lines, message.Field?.Ask);
        Numbered(lines, message.Buttons.Select(b => b.Label));
    }

    private static void AddMenu(StringBuilder lines, Reply.Menu menu)
    {
        Add(lines, menu.Title);
        menu.Paragraphs.ForEach(p => Add(lines, p));
        Numbered(lines, menu.Buttons.Select(b => b.Note is null ? b.Label : $"{b.Label} – {b.Note}"));
        Add(lines, menu.SmallPrint);
    }

    private static void AddSummary(StringBuilder lines, Reply.Summary summary)
    {
        Add(lines, summary.Title);
        Add(lines, summary.Place);
        AddBars(lines, summary.Bars);
        foreach (var fact in summary.Facts)
            lines.Append(fact.Label).Append(": ").AppendLine(fact.Value);
        Add(lines, summary.SmallPrint);
        Numbered(lines, summary.Buttons.Select(b => b.Label));
    }

    private static void AddVoice(StringBuilder lines, Reply.Voice voice)
    {
        Add(lines, voice.Title);
        Add(lines, voice.Place);
        voice.Paragraphs.ForEach(p => Add(lines, p));
        foreach (var lane in voice.Lanes)
        {
            Add(lines, lane.Title);
            AddBars(lines, lane.Bars);
        }

        voice.Good.ForEach(good => Add(lines, good));
        voice.Asks.ForEach(ask => Add(lines, ask));
        Add(lines, voice.SmallPrint);
        Numbered(lines, voice.Buttons.Select(b => b.Label));
    }

    private static void Ask(StringBuilder lines, Reply.Question question, CoachContent content)
    {
        var item = question.Items[0];
        Add(lines, item.Ask);
        if (item.Holds is { } holds)
            Add(lines, content.Fill(content.Team.FrameHolds, question.Language, ("value", holds)));
        if (item.Kind != StepKind.Scale5)
            Numbered(lines, item.HasMore ? item.Choices.Select(c => c.Label).Append(content.Fill(content.Texts.ButtonMore, question.Language)) : item.Choices.Select(c => c.Label));
        Add(lines, content.Fill(Hint(item.Kind, content.Texts), question.Language, ("max", item.Max.ToString(CultureInfo.InvariantCulture))));
        Add(lines, content.Fill(content.Texts.HintAlways, question.Language));
        Add(lines, question.SmallPrint);
    }

    private static void AddBars(StringBuilder lines, IEnumerable<Bar> bars)
    {
        foreach (var bar in bars)
            lines.Append(bar.Label).Append(' ').Append(bar.Drawn).Append(' ').AppendLine(bar.Word);
    }

    private static Phrase Hint(StepKind kind, Texts texts) => kind switch
    {
        StepKind.Multi => texts.HintSeveral,
        StepKind.Scale5 => texts.HintScale,
        StepKind.Text => texts.HintOwnWords,
        StepKind.Date => texts.HintDate,
        StepKind.Relationship => texts.HintRelationship,
        _ => texts.HintChoice,
    };

    private static void Numbered(StringBuilder lines, IEnumerable<string> labels, int after = 0)
    {
        var n = after;
        foreach (var label in labels)
            lines.Append(CultureInfo.InvariantCulture, $"{++n}. ").AppendLine(label);
    }

    private static void Add(StringBuilder lines, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            lines.AppendLine(text);
    }
}
