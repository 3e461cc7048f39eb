// The dialogue of the check-in (G0, then G1) on the official Bot Framework SDK for Node, with its dialogs and its
// in-memory storage: what one would have built with it. Cards have the shape of the coach's, so that the same people
// can play both. Listens where ASPNETCORE_URLS says.
'use strict';
const http = require('http');
const {
  ActivityHandler, CardFactory, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage,
  MessageFactory, UserState,
} = require('botbuilder');
const { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');
const { cards, after, answersOf } = require('./guide');

const CLICK = Symbol('click');
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (context, error) => {
  console.error('fail: turn');
  console.error(`      ${error.stack}`);
};

const storage = new MemoryStorage();
const conversationState = new ConversationState(storage);
const userState = new UserState(storage);
const answers = userState.createProperty('answers');
const place = conversationState.createProperty('place');
const dialogs = new DialogSet(conversationState.createProperty('dialogs'));

// Asks one card after the other; the answer is typed or comes with a click.
dialogs.add(new TextPrompt('ask'));
dialogs.add(new WaterfallDialog('question', [
  (step) => step.prompt('ask', { prompt: step.options.quiet ? undefined : MessageFactory.attachment(CardFactory.adaptiveCard(cards(step.options.asks))) }),
  async (step) => {
    const given = await answers.get(step.context, {});
    const value = step.context.activity.value?.action?.data ?? step.context.activity.value;
    const { taken, done } = answersOf(step.options.asks, value, step.result);
    Object.assign(given, taken);
    const next = after(step.options.asks, done, given);
    await place.set(step.context, next);
    return next.length === 0
      ? step.endDialog()
      : step.replaceDialog('question', { asks: next, quiet: step.context.turnState.get(CLICK) === true });
  },
]));

async function turn(context) {
  const dialogContext = await dialogs.createContext(context);
  const result = await dialogContext.continueDialog();
  if (result.status === DialogTurnStatus.empty) {
    await place.set(context, ['lang']);
    await dialogContext.beginDialog('question', { asks: ['lang'] });
  } else if (result.status === DialogTurnStatus.complete) {
    await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(cards([]))));
  }
}

class Rival extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => { await turn(context); await next(); });
    this.onInstallationUpdate(async (context, next) => { await turn(context); await next(); });
  }

  async onInvokeActivity(context) {
    // A prompt takes messages with text only; the value of the click is read in the step after it.
    context.turnState.set(CLICK, true);
    context.activity.type = 'message';
    context.activity.text = 'click';
    const dialogContext = await dialogs.createContext(context);
    await dialogContext.continueDialog();
    context.activity.type = 'invoke';
    const card = cards(await place.get(context, []));
    return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } };
  }

  async run(context) {
    await super.run(context);
    await conversationState.saveChanges(context);
    await userState.saveChanges(context);
  }
}

const bot = new Rival();
const server = http.createServer((request, response) => {
  if (request.url === '/healthz') {
    response.end('alive');
    return;
  }
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    request.body = JSON.parse(Buffer.concat(parts).toString());
    response.status = (code) => { response.statusCode = code; return response; };
    response.header = (name, value) => response.setHeader(name, value);
    response.send = (body) => {
      if (body !== undefined && typeof body !== 'string') response.setHeader('content-type', 'application/json');
      response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
      return response;
    };
    adapter.process(request, response, (context) => bot.run(context));
  });
});
server.listen(new URL(process.env.ASPNETCORE_URLS).port, 'localhost');
