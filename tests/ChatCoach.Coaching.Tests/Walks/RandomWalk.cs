using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Walks;

/// <summary>
/// A person who begins a guide and then does this and that: mostly answers, by card or in words, but also what is wrong,
/// late, said twice or something else. A seed tells all of it, so one number plays one walk again.
/// </summary>
public sealed class RandomWalk
{
    /// <summary>Inputs after the guide began.</summary>
    private const int MostInputs = 6;

    /// <summary>Every so many walks the cards are drawn and linted, too.</summary>
    private const int Drawn = 100;

    /// <summary>Every so many walks the person goes on with good answers until nothing is asked any more.</summary>
    private const int WalkedToTheEnd = 100;

    /// <summary>More than any guide and what it hands over to ask.</summary>
    private const int MostQuestions = 200;

    private static readonly string[] Nonsense =
    [
        "?", "🙂", "0", "99", "eins und siebzehn", "1,2,3,4,5,6", "31.02.", "nächsten Dienstag um 25:00", "mehr", "x\u200by", "<b>**fett**</b> [a](b)", "der Kunde bringt mich noch um", new('x', 600), "",
    ];

    private static readonly string[] Aliases = ["Montagsrunde", "Montagsrund", "Team A", "Team B", "Frau Huber", "Anna Schmidt", "Projekt Zürich", "*Stern*", "7"];

    private static readonly string[] Interruptions =
        ["hilfe", "help", "sos", "warum", "why", "wer sieht das", "who sees that", "pause", "stopp", "weiter", "skip", "meine daten", "meine check-ins", "fortsetzen", "resume", "neustart", "hallo", "einstellungen", "ABCD-EFGH-2345-6789"];

    private static readonly Guide[] Guides = [.. RealContent.Coach.Guides.Newest];

    private static readonly Guide[] Called = [.. Guides.Where(g => g.Commands.All.Any())];

    private readonly int seed;
    private readonly Random random;
    private readonly Talk talk;
    private readonly WalkLook look;
    private readonly List<Reply> seen = [];
    private readonly List<TurnInput> story = [];
    private readonly string guide;
    private TurnInput? last;
    private int words;

    public RandomWalk(int seed)
    {
        this.seed = seed;
        random = new Random(seed);
        var begun = Guides[random.Next(Guides.Length)];
        guide = begun.Id;
        talk = Beginnings.Of(begun, random);
        look = new WalkLook(talk, draws: seed % Drawn == 1);
    }

    /// <summary>Walks, and says how many turns it took.</summary>
    /// <exception cref="InvalidOperationException">Something was amiss; the message tells the walk.</exception>
    public int Go()
    {
        try
        {
            See();
            for (var left = random.Next(1, MostInputs + 1); left > 0 && !talk.Erased; left--)
                Do(Any());
            if (seed % WalkedToTheEnd == 2)
                ToTheEnd();
            return story.Count + 1;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Walk {seed.ToString(CultureInfo.InvariantCulture)}: {e.Message}\nafter\nbegin {guide}\n{string.Join('\n', story.Select(Tell))}", e);
        }
    }

    private void ToTheEnd()
    {
        for (var asked = 0; talk.Reply is Reply.Question; asked++)
        {
            if (asked >= MostQuestions)
                throw new InvalidOperationException("It never ends.");
            Do(ByCard((Reply.Question)talk.Reply));
        }
    }

    private void Do(TurnInput input)
    {
        story.Add(input);
        look.Before(said: input is TurnInput.Text && input == last);
        talk.Do(input);
        last = input;
        look.After(input);
        See();
    }

    private void See()
    {
        if (talk.Reply is { } reply)
            seen.Add(reply);
    }

    private TurnInput Any() => random.Next(100) switch
    {
        < 55 => Answer(),
        < 65 => Wrong(),
        < 73 => Click(Pick(seen)),
        < 81 => Again(),
        < 89 => Interruption(),
        < 95 => new TurnInput.Text(Pick((string[])["zurück", "back", "ändern", "change"])),
        _ => new TurnInput.Text(Pick((string[])["deutsch", "englisch", "english", "german"])),
    };

    /// <summary>What is asked for, by card or in words; where nothing is asked, one of the ways on.</summary>
    private TurnInput Answer() => Shown switch
    {
        Reply.Question question => random.Next(2) == 0 ? ByCard(question) : InWords(question.Items[0]),
        var other when random.Next(3) == 0 => new TurnInput.Text(random.Next(2) == 0 ? OwnWords.Plain(Pick(other.Buttons).Label) : Number(1 + random.Next(other.Buttons.Count))),
        var other => Clicked(other, Pick(other.Buttons)),
    };

    private Reply Shown => seen[^1];

    private TurnInput.Click ByCard(Reply.Question question)
    {
        var answers = question.Buttons.Where(b => b.Do == Verbs.Answer).ToList();
        return Clicked(question, answers.Count == 0 ? Pick(question.Buttons) : Pick(answers));
    }

    private TurnInput.Text InWords(QuestionItem item)
    {
        if (random.Next(6) == 0)
            return new TurnInput.Text(RealContent.Coach.Texts.ButtonSkip.In(Shown.Language));
        var value = Value(item, Shown.Ref);
        if (item.Choices.IsEmpty)
            return new TurnInput.Text(value);
        var chosen = value.Split(',').Select(v => item.Choices.FindIndex(c => c.Value == v)).ToList();
        if (chosen.Contains(-1))
            return new TurnInput.Text(value);
        return new TurnInput.Text(string.Join(", ", chosen.Select(at => random.Next(2) == 0 ? Number(at + 1) : OwnWords.Plain(item.Choices[at].Label))));
    }

    private TurnInput Wrong() => random.Next(6) switch
    {
        0 => new TurnInput.Click(new CardAction(Verbs.Answer, "foreign", "of somebody else", "strain", "1")),
        1 => new TurnInput.Click(new CardAction(Pick((string[])[Verbs.Reopen, Verbs.Delete, Verbs.Relationship, Verbs.List, Verbs.Entry, Verbs.Page, Verbs.Menu, Verbs.Later, Verbs.Invite, Verbs.Rename, Verbs.Leave, Verbs.Alone, Verbs.Aside, "nonsense"]), Shown.Ref.Token, Shown.Ref.Run, Arg: Pick((string[])["x:0", "-1", "of somebody else", "extras:of somebody else", "agreements:a:delete:b", "join.yes", "rename.go"]))),
        2 when Shown is Reply.Question question => new TurnInput.Click(Action(question, question.Buttons[0]) with { Arg = Pick((string[])["99", "none of these", "6"]) }),
        3 when Shown is Reply.Question question => new TurnInput.Click(Action(question, question.Buttons[0]) with
        {
            Inputs = question.Items.ToImmutableDictionary(i => i.Step, _ => Pick(Nonsense), StringComparer.Ordinal),
        }),
        _ => new TurnInput.Text(Pick(Nonsense)),
    };

    private TurnInput Again() => last switch
    {
        TurnInput.Click click when random.Next(2) == 0 => new TurnInput.ClickAgain(click.Action),
        { } twice => twice,
        null => new TurnInput.Again(talk.State.ActiveRun),
    };

    private TurnInput Interruption() => random.Next(6) switch
    {
        0 => new TurnInput.Text(Pick(Called).Commands.All.First()),
        1 when talk.Nudges.Count > 0 => Due(),
        2 => new TurnInput.Click(new CardAction(Verbs.Start, Shown.Ref.Token, Arg: Pick(Guides).Id)),
        3 => Clicked(Shown, Pick(Shown.Footer.IsEmpty ? Shown.Buttons : Shown.Footer)),
        _ => new TurnInput.Text(Pick(Interruptions)),
    };

    private TurnInput.Due Due()
    {
        var nudge = Pick(talk.Nudges);
        talk.Now = nudge.Due > talk.Now ? nudge.Due : talk.Now;
        return new TurnInput.Due(nudge);
    }

    /// <summary>Any button of a card, be it the newest or an old one.</summary>
    private TurnInput.Click Click(Reply reply)
    {
        var at = random.Next(reply.Buttons.Count + reply.Footer.Count + 1);
        if (at < reply.Buttons.Count)
            return Clicked(reply, reply.Buttons[at]);
        if (at - reply.Buttons.Count < reply.Footer.Count)
            return Clicked(reply, reply.Footer[at - reply.Buttons.Count]);
        return Clicked(reply, reply is Reply.Question { Change: { } change } ? change : reply.Buttons[0]);
    }

    private TurnInput.Click Clicked(Reply reply, CardButton button) => new(Action(reply, button));

    /// <summary>What a client sends for a button: its data, and what stands in the inputs of a question.</summary>
    private CardAction Action(Reply reply, CardButton button)
    {
        var takes = reply is Reply.Question && button.Arg != nameof(Repair.Skip);
        var inputs = takes ? ((Reply.Question)reply).Items.Select(i => KeyValuePair.Create(i.Step, random.Next(8) == 0 ? "" : Value(i, reply.Ref))).Where(p => p.Value.Length > 0) : [];
        return new CardAction(button.Do, reply.Ref.Token, button.Run ?? reply.Ref.Run, reply.Ref.Step, button.Arg, inputs.ToImmutableDictionary(StringComparer.Ordinal), reply.Ref.Guide);
    }

    /// <summary>A good answer. Own words name the place they are for.</summary>
    private string Value(QuestionItem item, CardRef card) => item.Kind switch
    {
        StepKind.Text => look.WordsFor(++words, item.Step, card),
        StepKind.Date => Pick((string[])["2026-06-15", "2026-12-01", "2027-02-28"]),
        StepKind.Relationship => item.Choices.IsEmpty || random.Next(3) == 0 ? Pick(Aliases) : Pick(item.Choices).Value,
        StepKind.Multi => string.Join(',', Enumerable.Range(random.Next(item.Choices.Count), 1 + random.Next(item.Max)).Select(n => item.Choices[n % item.Choices.Count].Value).Distinct(StringComparer.Ordinal)),
        _ => Pick(item.Choices).Value,
    };

    private T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Tell(TurnInput input) => input switch
    {
        TurnInput.Click { Action: var c } => $"click {Tell(c)}",
        TurnInput.ClickAgain { Action: var c } => $"again {Tell(c)}",
        TurnInput.Text { Value: var text } => $"type \"{text}\"",
        _ => input.ToString(),
    };

    private static string Tell(CardAction c) => $"{c.Do} {c.Arg} guide={c.Guide} step={c.Step} run={c.Run} token={c.Token} {string.Join(' ', (c.Inputs ?? []).Select(p => $"{p.Key}={p.Value}"))}";
}
