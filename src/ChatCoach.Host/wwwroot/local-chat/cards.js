// The chat drawn by Microsoft's Web Chat, with a renderer that knows Action.Execute.
import { text } from './texts.js';
import { directLineUrl } from './server.js';
import { hostConfig, styleOptions } from './look.js';

const ended = new Set([3, 4, 5]); // directlinejs ConnectionStatus: ExpiredToken, FailedToConnect, Ended

function load(source) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${source} did not load`));
    document.head.append(script);
  });
}

// Web Chat hands only submit actions on. So an execute action calls itself one and submits, beside what it would
// execute, the id of the message its card is in; the server makes an invoke of it and replaces that card.
function teachExecute(AdaptiveCards) {
  class ExecuteBySubmit extends AdaptiveCards.ExecuteAction {
    getJsonTypeName() {
      return 'Action.Submit';
    }

    getSchemaKey() {
      return 'Action.Execute';
    }

    internalParse(source, context) {
      super.internalParse(source, context);
      this.cardActivityId = source.cardActivityId;
    }

    get data() {
      const action = { type: 'Action.Execute', verb: this.verb, data: super.data ?? {} };
      return { action, cardActivityId: this.cardActivityId };
    }

    set data(value) {
      super.data = value;
    }
  }

  AdaptiveCards.GlobalRegistry.actions.register('Action.Execute', ExecuteBySubmit);
}

/** Draws the chat into an element. Returns {draft(): what is being written, ended(): whether to begin again}. */
export async function startCards(root, { person, ticket, draft, onActivity }) {
  await load('/lib/webchat.js');
  await load('/lib/adaptivecards.js');
  const { WebChat, AdaptiveCards } = window;
  teachExecute(AdaptiveCards);

  const directLine = WebChat.createDirectLine({
    token: ticket.token,
    domain: directLineUrl,
    conversationStartProperties: { locale: text.locale },
  });
  const store = WebChat.createStore({}, () => next => action => {
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') onActivity();
    return next(action);
  });
  let status = 0;
  directLine.connectionStatus$.subscribe(now => { status = now; });

  // Web Chat has no drawing for a deleted message and would say so on the console.
  const activityMiddleware = () => next => (...args) => args[0]?.activity?.type !== 'messageDelete' && next(...args);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const draw = () => WebChat.renderWebChat({
    directLine,
    store,
    userID: `29:${person.objectId}`,
    username: person.name,
    locale: text.locale,
    styleOptions: styleOptions(dark.matches, person.name),
    adaptiveCardsHostConfig: hostConfig(dark.matches),
    adaptiveCardsPackage: AdaptiveCards,
    activityMiddleware,
  }, root);
  draw();
  dark.addEventListener('change', draw);
  if (draft) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: draft } });
  return { draft: () => store.getState().sendBoxValue, ended: () => ended.has(status) };
}
