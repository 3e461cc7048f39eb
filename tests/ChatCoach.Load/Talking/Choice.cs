namespace ChatCoach.Load.Talking;

/// <summary>One thing a person can answer, as a card sends it and as people type it.</summary>
/// <param name="Id">The id a card sends.</param>
/// <param name="Word">The German label: what is typed, and what the summary shows.</param>
public sealed record Choice(string Id, string Word);

/// <summary>The answers of the check-in guide (G1) the people of this program choose from, in the order of the guide.</summary>
public static class Choices
{
    public static readonly Choice[] Strain = [new("1", "1 von 5"), new("2", "2 von 5"), new("3", "3 von 5"), new("4", "4 von 5"), new("5", "5 von 5")];

    /// <summary>Without the two that lead into other guides.</summary>
    public static readonly Choice[] Safe = [new("hard", "Es war einfach anstrengend"), new("pause", "Ich brauche erst eine Pause")];

    public static readonly Choice[] Breathe = [new("go", "Weiter")];

    public static readonly Choice[] Feel = [new("tense", "angespannt"), new("annoyed", "genervt"), new("angry", "wütend"), new("disappointed", "enttäuscht"), new("exhausted", "erschöpft"), new("calm", "ruhig")];

    public static readonly Choice[] Body = [new("stomach", "Bauch"), new("shoulders", "Schultern/Nacken"), new("breath", "Atem/Brust"), new("heat", "Hitze")];

    public static readonly Choice[] Source = [new("contact", "Aus diesem Kontakt"), new("process", "Aus unseren Abläufen"), new("me", "Aus meinem Tag"), new("else", "Von woanders")];

    public static readonly Choice[] Need = [new("respect", "Respekt"), new("clarity", "Klarheit"), new("reliability", "Verlässlichkeit"), new("fairness", "Ausgleich"), new("honesty", "Ehrlichkeit")];

    public static readonly Choice[] Frame = [new("in", "Ja"), new("out", "Nein, eine Sonderlocke"), new("unclear", "Der Rahmen ist unklar")];

    public static readonly Choice[] Power = [new("yes", "Ja"), new("no", "Nein, das darf jemand anders"), new("core", "Es liegt an unserer Leistung selbst")];

    public static readonly Choice[] Close = [new("enough", "Das reicht so")];
}
