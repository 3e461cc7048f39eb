namespace ChatCoach.Browser.Tests.Chat;

/// <summary>One card: what it asks, what is filled in, which button is tapped.</summary>
/// <param name="Asks">Words that only this card shows.</param>
/// <param name="Tap">The button.</param>
public sealed record Question(string Asks, string Tap)
{
    /// <summary>For the only text field of the card.</summary>
    public string? Alias { get; init; }

    /// <summary>Labels of radio buttons and boxes to be checked.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>The same check-in as a person would do it in one language, and what they must find in its summary.</summary>
public sealed record CheckIn
{
    /// <summary>The two cards of hello.</summary>
    public required IReadOnlyList<Question> Hello { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>The same answers as words, one an answer.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Words of the card after the last answer.</summary>
    public required string Done { get; init; }

    public required string SummaryButton { get; init; }

    /// <summary>Beginning of the summary's title.</summary>
    public required string SummaryTitle { get; init; }

    /// <summary>Typed, it finds the check-in again.</summary>
    public required string MyCheckIns { get; init; }

    /// <summary>Every line of the summary.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    public static CheckIn German(string alias) => new()
    {
        Hello = [new("Deutsch oder Englisch?", "Deutsch"), new("keine Psychotherapie, keine Bewertung", "Einverstanden")],
        Questions =
        [
            new("Zu welcher Kundenbeziehung?", "Weiter") { Alias = alias, Choices = ["3"] },
            new("Was ist gerade da?", "Weiter") { Choices = ["genervt", "erschöpft", "Schultern/Nacken"] },
            new("Woher kommt es am ehesten?", "Weiter") { Choices = ["Aus unseren Abläufen", "Klarheit"] },
            new("War das Anliegen im vereinbarten Rahmen?", "Weiter") { Choices = ["Nein, eine Sonderlocke", "Nein, das darf jemand anders"] },
            new("Was tut dir jetzt gut?", "Das reicht so"),
        ],
        Words = [alias, "3", "genervt, erschöpft", "Schultern/Nacken", "2", "Klarheit", "Nein, eine Sonderlocke", "zwei", "Das reicht so"],
        Done = "Nur du siehst, was du geantwortet hast.",
        SummaryButton = "Zusammenfassung",
        SummaryTitle = "Kurz durchatmen – ",
        MyCheckIns = "meine Check-ins",
        Facts =
        [
            $"Beziehung: {alias}", "Befinden: 3 von 5", "Gefühle: genervt · erschöpft", "Körper: Schultern/Nacken",
            "Ursprung: Aus unseren Abläufen", "Bedürfnisse: Klarheit", "Rahmen: Nein, eine Sonderlocke",
            "Entscheidung: Nein, das darf jemand anders", "Nächster Schritt: Das reicht so",
        ],
    };

    public static CheckIn English(string alias) => new()
    {
        Hello = [new("German or English?", "English"), new("no psychotherapy, no appraisal", "Agreed")],
        Questions =
        [
            new("Which client relationship?", "Next") { Alias = alias, Choices = ["4"] },
            new("What is there right now?", "Next") { Choices = ["annoyed", "exhausted", "Stomach"] },
            new("Where does it mostly come from?", "Next") { Choices = ["Our processes", "clarity"] },
            new("Was the request inside the agreed frame?", "Next") { Choices = ["No, an extra", "No, someone else may"] },
            new("What would help now?", "That’s enough"),
        ],
        Words = [alias, "4", "annoyed, exhausted", "Stomach", "2", "clarity", "No, an extra", "two", "That’s enough"],
        Done = "Only you see what you answered.",
        SummaryButton = "Summary",
        SummaryTitle = "Take a breath – ",
        MyCheckIns = "my check-ins",
        Facts =
        [
            $"Relationship: {alias}", "State: 4 of 5", "Feelings: annoyed · exhausted", "Body: Stomach",
            "Source: Our processes", "Needs: clarity", "Frame: No, an extra",
            "Decision: No, someone else may", "Next step: That’s enough",
        ],
    };
}
