using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>Small guides that have what the large ones are made of: a loop, values in sentences, hand-overs.</summary>
public static class LoopContent
{
    /// <summary>Extras, one after the other, at most five; then one more question.</summary>
    private const string Extras = """
        {
          "id": "T.extras", "version": 1, "title": { "de": "Extras", "en": "Extras" }, "who": "employee", "goal": "A loop.", "keeps": "record",
          "minutes": 5, "maxTurns": 5, "commands": { "de": ["extras klären"], "en": ["list extras"] },
          "steps": [
            { "id": "client", "card": "a", "kind": "relationship", "label": { "de": "Beziehung", "en": "Relationship" },
              "ask": { "de": "Welche Beziehung?", "en": "Which relationship?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "test.client", "privacy": "relationship", "purpose": "relationship", "go": { "*": "extra" } },
            { "id": "extra", "card": "x", "kind": "text", "leftOut": "balance", "label": { "de": "Sonderlocke", "en": "Extra" },
              "ask": { "de": "Was macht ihr extra?", "en": "What do you do extra?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "test.extra", "privacy": "relationship", "purpose": "relationship", "go": { "*": "note" } },
            { "id": "note", "card": "x", "kind": "text", "label": { "de": "Notiz", "en": "Note" },
              "ask": { "de": "Was fällt dir dazu ein?", "en": "What comes to mind?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "test.note", "privacy": "note", "purpose": "relationship", "go": { "*": "who" } },
            { "id": "who", "card": "x", "kind": "choice", "label": { "de": "Wer", "en": "Who" },
              "ask": { "de": "Wer hat es zugesagt?", "en": "Who promised it?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "test.who", "privacy": "note", "purpose": "relationship", "counts": ["*"],
              "options": [
                { "id": "me", "label": { "de": "Ich", "en": "Me" } },
                { "id": "us", "label": { "de": "Wir", "en": "Us" } },
                { "id": "them", "label": { "de": "Die {stem}seite", "en": "The {stem} side" } } ],
              "go": { "*": "rule" } },
            { "id": "rule", "card": "x", "kind": "choice", "label": { "de": "Regel", "en": "Rule" },
              "ask": { "de": "Was gilt künftig?", "en": "What applies from now on?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "test.rule", "privacy": "relationship", "purpose": "relationship",
              "options": [ { "id": "price", "label": { "de": "Mit Preis", "en": "With a price" } }, { "id": "drop", "label": { "de": "Lassen", "en": "Drop it" } } ],
              "go": { "*": "more" } },
            { "id": "more", "kind": "confirm", "times": 4, "label": { "de": "Noch eine", "en": "Another" },
              "ask": { "de": "Noch eine Sonderlocke?", "en": "Another extra?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "test.more", "privacy": "relationship", "purpose": "relationship",
              "options": [ { "id": "yes", "label": { "de": "Ja", "en": "Yes" } }, { "id": "no", "label": { "de": "Nein", "en": "No" } } ],
              "go": { "yes": "extra", "*": "balance" } },
            { "id": "balance", "kind": "scale5", "label": { "de": "Gleichgewicht", "en": "Balance" },
              "ask": { "de": "Wie ausgeglichen ist es?", "en": "How balanced is it?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "test.balance", "privacy": "relationship", "purpose": "relationship", "go": { "*": "END" } }
          ]
        }
        """;

    /// <summary>Where "work on the relationship" leads to; it keeps nothing of itself.</summary>
    private const string Door = """
        {
          "id": "G2.0", "version": 1, "title": { "de": "Worum es geht", "en": "What it is" }, "who": "employee", "goal": "A door.", "keeps": "record",
          "minutes": 1, "maxTurns": 1, "commands": { "de": ["worum geht es"], "en": ["what is it"] },
          "steps": [
            { "id": "intro", "kind": "confirm", "label": { "de": "Einleitung", "en": "Introduction" },
              "ask": { "de": "Los?", "en": "Go?" }, "why": { "de": "Darum.", "en": "Because." },
              "options": [ { "id": "go", "label": { "de": "Los", "en": "Let’s go" } }, { "id": "not", "label": { "de": "Jetzt nicht", "en": "Not now" } } ],
              "go": { "go": "G2.1", "*": "END" } }
          ]
        }
        """;

    /// <summary>Hands over to another guide and is taken up again.</summary>
    private const string Talk = """
        {
          "id": "G2.1", "version": 1, "title": { "de": "Erstes Gespräch", "en": "First talk" }, "who": "employee", "goal": "Hand-overs.", "keeps": "record",
          "minutes": 2, "maxTurns": 4, "commands": { "de": ["erstes gespräch"], "en": ["first talk"] }, "countsWhen": { "step": "share", "value": "yes" },
          "steps": [
            { "id": "client", "card": "a", "kind": "relationship", "label": { "de": "Beziehung", "en": "Relationship" },
              "ask": { "de": "Welche Beziehung?", "en": "Which relationship?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "talk.client", "privacy": "coded", "purpose": "relationship", "go": { "*": "symptoms" } },
            { "id": "symptoms", "card": "a", "kind": "multi", "max": 2, "label": { "de": "Zeichen", "en": "Signs" },
              "ask": { "de": "Was zeigt sich?", "en": "What shows?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "disarm.missing", "privacy": "coded", "purpose": "relationship", "counts": ["effort"],
              "options": [ { "id": "effort", "label": { "de": "Mehr Aufwand", "en": "More effort" } }, { "id": "room", "label": { "de": "Raum für das, was fehlt, und mehr", "en": "Room for what is missing, and more" } }, { "id": "tone", "label": { "de": "Der Ton", "en": "The tone" } } ],
              "go": { "*": "harm" } },
            { "id": "harm", "kind": "choice", "label": { "de": "Was es war", "en": "What it was" },
              "ask": { "de": "War es anstrengend oder verletzend?", "en": "Was it hard or hurtful?" }, "why": { "de": "Darum.", "en": "Because." },
              "options": [ { "id": "hard", "label": { "de": "Anstrengend", "en": "Hard" } }, { "id": "harm", "label": { "de": "Verletzend", "en": "Hurtful" } } ],
              "go": { "harm": "GI", "*": "future" } },
            { "id": "future", "kind": "choice", "label": { "de": "Zukunft", "en": "Future" },
              "ask": { "de": "Wollen beide weiter?", "en": "Do both want to go on?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "talk.future", "privacy": "coded", "purpose": "relationship",
              "options": [ { "id": "both", "label": { "de": "Beide", "en": "Both" } }, { "id": "none", "label": { "de": "Niemand", "en": "Nobody" }, "say": { "de": "Es fehlt: {missing}.", "en": "Missing: {missing}." } } ],
              "go": { "none": "G2.8", "*": "share" } },
            { "id": "share", "kind": "choice", "label": { "de": "Zählen", "en": "Counting" },
              "ask": { "de": "Darf das zählen?", "en": "May this count?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "talk.share", "privacy": "coded", "purpose": "voice",
              "options": [ { "id": "yes", "label": { "de": "Ja, zählen", "en": "Yes, count" } }, { "id": "no", "label": { "de": "Nein", "en": "No" } } ],
              "go": { "*": "END" } }
          ]
        }
        """;

    /// <summary>Prints what is known, and leads on to the loop.</summary>
    private const string Decision = """
        {
          "id": "G2.8", "version": 1, "title": { "de": "Entscheidung", "en": "Decision" }, "who": "employee", "goal": "Values.", "keeps": "record",
          "minutes": 2, "maxTurns": 5, "commands": { "de": ["entscheidung"], "en": ["decision"] },
          "steps": [
            { "id": "client", "kind": "relationship", "label": { "de": "Beziehung", "en": "Relationship" },
              "ask": { "de": "Welche Beziehung?", "en": "Which relationship?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "decide.client", "privacy": "relationship", "purpose": "relationship", "go": { "*": "held" } },
            { "id": "held", "card": "h", "kind": "choice", "label": { "de": "Stand", "en": "State" },
              "ask": { "de": "Vor {weeks} habt ihr vereinbart: „{agreement}“. Wie läuft es?", "en": "{weeks} ago you agreed: “{agreement}”. How is it going?" },
              "without": { "de": "Wie läuft es mit dem, was ihr vereinbart habt?", "en": "How is it going with what you agreed?" },
              "why": { "de": "Darum.", "en": "Because." }, "field": "decide.held", "privacy": "coded", "purpose": "relationship",
              "options": [
                { "id": "holds", "label": { "de": "Es hält", "en": "It holds" } },
                { "id": "limit", "label": { "de": "Bis {amount}", "en": "Up to {amount}" }, "without": { "de": "Bis zu einer Grenze", "en": "Up to a limit" } } ],
              "go": { "*": "ours" } },
            { "id": "ours", "kind": "text", "label": { "de": "Zuständig", "en": "Responsible" },
              "ask": { "de": "Wir sind da für: {purposes}. Passt das zu {yours}? Bis {date} in {n} Terminen, Nachfragen nach {weeksPlan} Wochen, über {update}.", "en": "We are here for: {purposes}. Does it fit {yours}? By {date} in {n} sessions, asking after {weeksPlan} weeks, on {update}." },
              "without": { "de": "Passt das zu {yours}?", "en": "Does it fit {yours}?" },
              "why": { "de": "Darum.", "en": "Because." }, "field": "decide.ours", "privacy": "sentence", "purpose": "relationship", "go": { "*": "until" } },
            { "id": "until", "kind": "date", "future": true, "label": { "de": "Bis wann", "en": "By when" },
              "ask": { "de": "Bis wann?", "en": "By when?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "decide.until", "privacy": "relationship", "purpose": "relationship", "go": { "*": "choose" } },
            { "id": "choose", "kind": "choice", "label": { "de": "Wahl", "en": "Choice" },
              "ask": { "de": "Und jetzt?", "en": "And now?" }, "why": { "de": "Darum.", "en": "Because." },
              "field": "decide.choice", "privacy": "coded", "purpose": "relationship",
              "options": [ { "id": "extras", "label": { "de": "Extras ansehen", "en": "See the extras" } }, { "id": "done", "label": { "de": "Fertig damit", "en": "Done with it" } } ],
              "go": { "extras": "T.extras", "*": "END" } }
          ]
        }
        """;

    public static IReadOnlyList<Guide> Guides { get; } =
        [.. new[] { Extras, Door, Talk, Decision }.Select(json => ContentFile.Guide("test", json))];

    /// <summary>The product's content with these guides in it.</summary>
    public static CoachContent Coach { get; } = RealContent.Coach with
    {
        Guides = new GuideShelf([.. RealContent.Guides.Where(g => Guides.All(mine => mine.Id != g.Id)), .. Guides], RealContent.Vocabularies),
    };

    /// <summary>A person who agreed, with these guides.</summary>
    public static Talk Agreed(Language language = Language.De) => Play.Talk.Agreed(language, Coach);
}
