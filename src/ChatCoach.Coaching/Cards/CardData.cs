using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Cards;

/// <summary>The data a template is bound with.</summary>
internal static class CardData
{
    /// <summary>Links of the foot in one row: three fit on a phone.</summary>
    private const int LinksInRow = 3;

    /// <summary>Buttons in one row; six is what one action set may hold in Teams.</summary>
    private const int ButtonsInRow = 5;

    /// <summary>Characters of all labels in one row; more is cut off on a phone of 360 pixels.</summary>
    private const int LabelsInRow = 26;

    /// <summary>What a button takes beside its label, in characters.</summary>
    private const int Padding = 4;

    public static JsonObject Of(Reply reply, CoachContent content)
    {
        var data = Common(reply, content);
        switch (reply)
        {
            case Reply.Question question:
                AddQuestion(data, question, content);
                break;
            case Reply.Message message:
                AddMessage(data, message, content);
                break;
            case Reply.Menu menu:
                data["title"] = menu.Title;
                data["paragraphs"] = Texts(menu.Paragraphs);
                data["rows"] = new JsonArray([.. menu.Buttons.Select(b => Noted(menu, b))]);
                data["smallPrint"] = menu.SmallPrint;
                break;
            case Reply.Summary summary:
                AddSummary(data, summary);
                break;
            case Reply.Timeline timeline:
                TimelineData.Put(data, timeline);
                data["rows"] = Rows(timeline);
                break;
            case Reply.Listing listing:
                TimelineData.Put(data, listing);
                data["rows"] = Rows(listing);
                break;
            case Reply.Voice voice:
                AddVoice(data, voice);
                break;
            case Reply.Line line:
                data["line"] = OwnWords.ForMarkdown(line.Text);
                break;
        }

        return data;
    }

    private static void AddQuestion(JsonObject data, Reply.Question question, CoachContent content)
    {
        data["title"] = OwnWords.ForMarkdown(question.Title);
        data["lead"] = Paragraphs(question.Lead);
        data["answered"] = question.Answered is { } answered ? OwnWords.ForMarkdown(answered) : null;
        data["change"] = question.Change is { } change ? new JsonArray(Action(question, change, inputs: true)) : new JsonArray();
        data["bars"] = Bars(question.Bars);
        data["barsNote"] = question.BarsNote is { } note ? OwnWords.ForMarkdown(note) : null;
        data["smallPrint"] = question.SmallPrint;
        data["items"] = new JsonArray([.. question.Items.Select(i => Item(question, i, content))]);
        data["rows"] = Rows(question, stacked: question.Items is [{ Kind: StepKind.Choice or StepKind.Confirm }] && question.Buttons.All(b => b.Arg is not null));
    }

    private static void AddMessage(JsonObject data, Reply.Message message, CoachContent content)
    {
        data["title"] = message.Title is { } title ? OwnWords.ForMarkdown(title) : null;
        data["paragraphs"] = Texts([.. message.Paragraphs, .. message.Links.Select(link => $"[{link.Label}]({link.Url})")]);
        data["fields"] = message.Field is { } field ? new JsonArray(Field(field, message.Language, content)) : [];
        data["rows"] = Rows(message);
    }

    private static void AddSummary(JsonObject data, Reply.Summary summary)
    {
        data["title"] = OwnWords.ForMarkdown(summary.Title);
        data["place"] = summary.Place;
        data["bars"] = Bars(summary.Bars);
        data["facts"] = new JsonArray([.. summary.Facts.Select(f => new JsonObject { ["label"] = OwnWords.Plain(f.Label), ["value"] = Markdown.Escape(OwnWords.Plain(f.Value)) })]);
        data["smallPrint"] = summary.SmallPrint;
        data["rows"] = Rows(summary);
    }

    private static void AddVoice(JsonObject data, Reply.Voice voice)
    {
        data["title"] = OwnWords.ForMarkdown(voice.Title);
        data["place"] = OwnWords.ForMarkdown(voice.Place);
        data["paragraphs"] = Texts(voice.Paragraphs);
        data["lanes"] = new JsonArray([.. voice.Lanes.Select(lane => new JsonObject { ["heading"] = lane.Title, ["bars"] = Bars(lane.Bars) })]);
        data["sections"] = new JsonArray([.. new[] { voice.Good, voice.Asks }.Where(lines => !lines.IsEmpty).Select(lines => new JsonObject { ["heading"] = lines[0], ["lines"] = Texts(lines.RemoveAt(0)) })]);
        data["smallPrint"] = voice.SmallPrint;
        data["rows"] = Rows(voice);
    }

    private static JsonObject Common(Reply reply, CoachContent content) => new()
    {
        ["text"] = CardText.Of(reply, content),
        ["links"] = new JsonArray([.. LinkRows(reply).Select(row => Row(row.Select(b => Action(reply, b, inputs: KeepsInputs(b)))))]),
    };

    /// <summary>The last row is full, so that the way to help is always in the same place.</summary>
    private static IEnumerable<CardButton[]> LinkRows(Reply reply) =>
        reply.Footer.Reverse().Chunk(LinksInRow).Select(row => row.Reverse().ToArray()).Reverse();

    /// <summary>What stands in the inputs comes along, so that it is not lost when another card takes this one's place (pitfalls D7).</summary>
    private static bool KeepsInputs(CardButton link) => !string.Equals(link.Arg, nameof(Repair.Skip), StringComparison.Ordinal);

    private static JsonObject Item(Reply.Question question, QuestionItem item, CoachContent content)
    {
        var texts = content.Texts;
        var buttons = question.Items.Count == 1 && question.Buttons.All(b => b.Arg is not null && string.Equals(b.Do, Verbs.Answer, StringComparison.Ordinal));
        var relationship = item.Kind == StepKind.Relationship;
        var isChoice = item.Choices.Exists(c => string.Equals(c.Value, item.Value, StringComparison.Ordinal));
        return new JsonObject
        {
            ["id"] = item.Step,
            ["ask"] = OwnWords.Plain(item.Ask),
            ["askText"] = OwnWords.ForMarkdown(item.Ask),
            ["error"] = ErrorOf(item, question.Language, content),
            ["plain"] = buttons,
            ["one"] = !buttons && item.Kind is StepKind.Choice or StepKind.Confirm or StepKind.Scale5,
            ["several"] = !buttons && item.Kind == StepKind.Multi,
            ["known"] = relationship && item.Choices.Count > 0,
            ["alias"] = relationship && item.Choices.Count == 0,
            ["own"] = item.Kind == StepKind.Text,
            ["date"] = item.Kind == StepKind.Date,
            ["newId"] = item.Step + CardInputs.NewSuffix,
            ["newLabel"] = content.Fill(texts.NewAlias, question.Language),
            ["chooseAlias"] = content.Fill(texts.ChooseAlias, question.Language),
            ["aliasExample"] = content.Fill(texts.AliasExample, question.Language),
            ["choices"] = new JsonArray([.. item.Choices.Select(c => new JsonObject { ["title"] = OwnWords.Plain(c.Label), ["value"] = c.Value })]),
            ["value"] = relationship && item.Choices.Count > 0 && !isChoice ? null : item.Value,
            ["newValue"] = isChoice ? null : item.Value,
        };
    }

    private static JsonObject Field(AliasField field, Language language, CoachContent content) => new()
    {
        ["id"] = field.Id,
        ["ask"] = field.Ask,
        ["error"] = content.Fill(content.Texts.TooLong, language, ("max", Number(field.Most))),
        ["most"] = field.Most,
        ["lines"] = field.Most > GuideCheck.MaxAlias ? true : null,
        ["aliasExample"] = field.Example ?? content.Fill(content.Texts.AliasExample, language),
        ["value"] = field.Value,
    };

    /// <summary>What a client says that does not take the input.</summary>
    private static string ErrorOf(QuestionItem item, Language language, CoachContent content) => item.Kind switch
    {
        StepKind.Multi => content.Fill(content.Texts.TooMany, language, ("max", Number(item.Max))),
        StepKind.Text => content.Fill(content.Texts.TooLong, language, ("max", Number(GuideCheck.MaxFreeText))),
        StepKind.Relationship => content.Fill(content.Texts.TooLong, language, ("max", Number(GuideCheck.MaxAlias))),
        StepKind.Date => content.Fill(content.Texts.DateNotUnderstood, language),
        _ => content.Fill(content.Texts.NotUnderstoodStep, language),
    };

    private static JsonArray Bars(IEnumerable<Bar> bars) => new([.. bars.Select(bar => new JsonObject
    {
        ["label"] = bar.Label,
        ["word"] = bar.Word,
        ["drawn"] = bar.Drawn,
        // Columns of one width, so that those of the same period stand below each other.
        ["font"] = bar.Trend.IsEmpty ? null : "monospace",
    })]);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    /// <summary>Answers stand one below the other; other buttons side by side while their labels fit.</summary>
    private static JsonArray Rows(Reply reply, bool stacked = false)
    {
        var rows = new List<List<CardButton>>();
        foreach (var button in reply.Buttons)
        {
            if (!stacked && rows.LastOrDefault() is { } row && row.Count < ButtonsInRow && row.Append(button).Sum(b => b.Label.Length + Padding) <= LabelsInRow + Padding)
                row.Add(button);
            else
                rows.Add([button]);
        }

        return new JsonArray([.. rows.Select(row => Row(row.Select(b => Action(reply, b, inputs: reply is Reply.Question or Reply.Message { Field: not null }))))]);
    }

    /// <summary>A button of the menu with what is behind it.</summary>
    private static JsonObject Noted(Reply.Menu menu, CardButton button)
    {
        var row = Row([Action(menu, button, inputs: false)]);
        row["note"] = button.Note is { } note ? OwnWords.ForMarkdown(note) : null;
        return row;
    }

    private static JsonObject Row(IEnumerable<JsonObject> actions) => new() { ["actions"] = new JsonArray([.. actions]) };

    private static JsonObject Action(Reply reply, CardButton button, bool inputs) => new()
    {
        ["label"] = OwnWords.Plain(button.Label),
        ["verb"] = button.Do,
        ["style"] = button.Primary ? "positive" : "default",
        ["inputs"] = inputs ? "auto" : "none",
        ["data"] = ActionData(reply, button),
    };

    /// <summary>What every action carries (pitfalls D5). A button that acts on another run names that run.</summary>
    private static JsonObject ActionData(Reply reply, CardButton button)
    {
        var data = new JsonObject { ["do"] = button.Do, ["token"] = reply.Ref.Token };
        Add(data, "arg", button.Arg);
        Add(data, "run", button.Run ?? reply.Ref.Run);
        Add(data, "guide", reply.Ref.Guide);
        if (reply.Ref.Version is { } version)
            data["version"] = version;
        Add(data, "step", reply.Ref.Step);
        return data;
    }

    private static void Add(JsonObject data, string name, string? value)
    {
        if (value is not null)
            data[name] = value;
    }

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.SelectMany(t => t.Split("\n\n")).Select(t => (JsonNode)new JsonObject { ["paragraph"] = OwnWords.ForMarkdown(t) })]);

    private static JsonArray Paragraphs(string? text) => text is null ? [] : Texts([text]);
}
