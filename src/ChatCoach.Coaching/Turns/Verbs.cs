namespace ChatCoach.Coaching.Turns;

/// <summary>What a button can do. Every action of every card carries one of these as its verb (pitfalls D3).</summary>
public static class Verbs
{
    /// <summary>Answer the open step or steps of a run.</summary>
    public const string Answer = "answer";

    /// <summary>Show the further options of a long list.</summary>
    public const string More = "more";

    /// <summary>Any repair word; the argument names it.</summary>
    public const string Repair = "repair";

    /// <summary>Start a guide; the argument is its id, and the relationship it is about: see <see cref="StartArg"/>.</summary>
    public const string Start = "start";

    /// <summary>Go on with a run.</summary>
    public const string Resume = "resume";

    /// <summary>Show the summary of a run.</summary>
    public const string Summary = "summary";

    /// <summary>Turn to another page of finished check-ins; the argument is its index.</summary>
    public const string Page = "page";

    /// <summary>List the answers of a run to change one of them.</summary>
    public const string Change = "change";

    /// <summary>Ask one answered step again; the argument is step and visit.</summary>
    public const string Reopen = "reopen";

    /// <summary>Ask whether a run is to be deleted.</summary>
    public const string Delete = "delete";

    /// <summary>Answer the question beside the guide; the argument is the choice.</summary>
    public const string Aside = "aside";

    /// <summary>Show the full notice.</summary>
    public const string Notice = "notice";

    /// <summary>Open a heading of the menu; the argument names it.</summary>
    public const string Menu = "menu";

    /// <summary>Be reminded of a paused run.</summary>
    public const string Remind = "remind";

    /// <summary>Be asked about what was agreed in a week; the argument is the relationship.</summary>
    public const string Later = "later";

    /// <summary>Be asked no more about what was agreed; the argument is the relationship.</summary>
    public const string Quiet = "quiet";

    /// <summary>Show a relationship; the argument is its id, then the page.</summary>
    public const string Relationship = "relationship";

    /// <summary>Show a list; the argument names it, its relationship and the page.</summary>
    public const string List = "list";

    /// <summary>Do something with an entry of a list; the argument says what.</summary>
    public const string Entry = "entry";

    /// <summary>Ask whether somebody is to be invited to a relationship; the argument is its id.</summary>
    public const string Invite = "invite";

    /// <summary>Ask what a relationship is to be called; the argument is its id.</summary>
    public const string Rename = "rename";

    /// <summary>Ask whether the person wants to go from a shared relationship; the argument is its id.</summary>
    public const string Leave = "leave";

    /// <summary>Ask whether all others are to go from a relationship; the argument is its id.</summary>
    public const string Alone = "alone";

    /// <summary>Have a file by a one-time link; the argument is its kind, and the relationship it is about.</summary>
    public const string File = "file";

    /// <summary>What can be given to the client's side; the argument says what, and of which relationship.</summary>
    public const string Client = "client";

    /// <summary>Release an answer of a run to somebody; the argument says which, then to whom, as far as that was chosen.</summary>
    public const string Release = "release";

    /// <summary>Turn to another of the person's own releases; the argument is its index.</summary>
    public const string Released = "released";

    /// <summary>Take one back; the argument is its id.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>Turn to another release to the person; the argument is its index.</summary>
    public const string Received = "received";

    /// <summary>Look at sessions with a coach, or ask about one; the argument says what and which.</summary>
    public const string Session = "session";

    /// <summary>Do something about a session with a coach; the argument says what and which.</summary>
    public const string SessionDo = "session-do";

    /// <summary>Turn a page of the weekly card, or say when it is to come; the argument says what.</summary>
    public const string Voice = "voice";

    /// <summary>Look at what the team asks of management, or answer it; the argument says what and which.</summary>
    public const string TeamAsk = "team-ask";

    /// <summary>What the works council reads or stops; the argument says what.</summary>
    public const string Council = "council";

    /// <summary>Leave it at that.</summary>
    public const string Close = "close";
}
