namespace ChatCoach.Coaching.Guides;

/// <summary>Whom the steps of a led session are put to, and how long they take; no other guide says either.</summary>
internal static class LedCheck
{
    public static IEnumerable<GuideProblem> Of(Guide guide)
    {
        foreach (var step in guide.Steps)
        {
            var (path, first) = ($"{guide.Id}.steps.{step.Id}", guide.CardOf(step).First());
            if (guide.Keeps == Keeps.Session != step.Who is not null)
                yield return new GuideProblem($"{path}.who", "In a guide that keeps a session every step says whom it is put to, and in no other.");
            if (step.Who != first.Who)
                yield return new GuideProblem($"{path}.who", "All questions of a card are put to the same people.");
            if (step.Minutes != 0 && (guide.Keeps != Keeps.Session || step != first))
                yield return new GuideProblem($"{path}.minutes", "Only the first question of a card of a led session has a clock.");
            if (step.Minutes < 0 || step.Minutes > guide.Minutes)
                yield return new GuideProblem($"{path}.minutes", $"Has {step.Minutes} minutes; 0 is no clock, and the session has {guide.Minutes}.");
        }

        if (guide.Steps.Sum(s => (long)s.Minutes) is var all && all > guide.Minutes)
            yield return new GuideProblem(guide.Id, $"Its steps take {all} minutes; the session has {guide.Minutes}.");
    }
}
