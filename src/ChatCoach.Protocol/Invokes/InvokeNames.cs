using System.Collections.Frozen;

namespace ChatCoach.Protocol.Invokes;

/// <summary>Names of invoke activities in Teams. Whatever is not handled is answered 501.</summary>
public static class InvokeNames
{
    public const string AdaptiveCardAction = "adaptiveCard/action";
    public const string Search = "application/search";
    public const string ExecuteAction = "actionableMessage/executeAction";
    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";
    public const string ComposeQuery = "composeExtension/query";
    public const string ComposeQueryLink = "composeExtension/queryLink";
    public const string ComposeAnonymousQueryLink = "composeExtension/anonymousQueryLink";
    public const string ComposeSelectItem = "composeExtension/selectItem";
    public const string ComposeSubmitAction = "composeExtension/submitAction";
    public const string ComposeFetchTask = "composeExtension/fetchTask";
    public const string ComposeQuerySettingUrl = "composeExtension/querySettingUrl";
    public const string ComposeSetting = "composeExtension/setting";
    public const string ComposeCardButtonClicked = "composeExtension/onCardButtonClicked";
    public const string SignInVerifyState = "signin/verifyState";
    public const string SignInTokenExchange = "signin/tokenExchange";
    public const string SignInFailure = "signin/failure";
    public const string FileConsent = "fileConsent/invoke";
    public const string TabFetch = "tab/fetch";
    public const string TabSubmit = "tab/submit";
    public const string ConfigFetch = "config/fetch";
    public const string ConfigSubmit = "config/submit";
    public const string MessageSubmitAction = "message/submitAction";
    public const string MessageFetchTask = "message/fetchTask";

    /// <summary>Both spellings stand in Microsoft's own sources.</summary>
    public const string SuggestedActionsSubmit = "suggestedActions/submit";
    public const string SuggestedActionSubmit = "suggestedAction/submit";

    public const string HandoffAction = "handoff/action";
    public const string HtmlWidgetCallTool = "htmlwidget/calltool";

    /// <summary>Every name above; to tell a name we leave out from one nobody knows.</summary>
    public static FrozenSet<string> Known { get; } = new[]
    {
        AdaptiveCardAction, Search, ExecuteAction, TaskFetch, TaskSubmit,
        ComposeQuery, ComposeQueryLink, ComposeAnonymousQueryLink, ComposeSelectItem, ComposeSubmitAction,
        ComposeFetchTask, ComposeQuerySettingUrl, ComposeSetting, ComposeCardButtonClicked,
        SignInVerifyState, SignInTokenExchange, SignInFailure, FileConsent,
        TabFetch, TabSubmit, ConfigFetch, ConfigSubmit, MessageSubmitAction, MessageFetchTask,
        SuggestedActionsSubmit, SuggestedActionSubmit, HandoffAction, HtmlWidgetCallTool,
    }.ToFrozenSet(StringComparer.Ordinal);
}
