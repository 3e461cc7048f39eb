// The chat in plain text: the same Direct Line, without any other code than this page's own.
import { text } from './texts.js';
import { Refused, get, post, timeZone } from './server.js';

const retryAfter = 2000;
const typingFor = 5000;

// The coach writes text for this page; a card that was sent while cards were on carries the same words beside itself.
const asText = activity => activity.text || (activity.attachments ?? []).map(({ content }) => content?.fallbackText ?? '').join('\n');

function node(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Draws the chat into an element. Returns {draft(): what is being written, ended(): whether to begin again}. */
export async function startPlain(root, { person, ticket, draft, onActivity }) {
  const list = node('ol', {});
  const log = node('div', { className: 'log', tabIndex: 0 }, list);
  log.setAttribute('role', 'log');
  log.setAttribute('aria-label', text.chat);
  const typing = node('p', { className: 'typing', hidden: true }, text.typing);
  const box = node('textarea', { id: 'message', rows: 2, value: draft, maxLength: 100000 });
  const form = node('form', { className: 'send' },
    node('label', { htmlFor: 'message' }, text.write), box, node('button', { type: 'submit' }, text.send));
  root.replaceChildren(log, typing, form);

  const headers = { Authorization: `Bearer ${ticket.token}` };
  const shown = new Map();
  const echoes = new Map();
  let watermark = '';
  let over = false;
  let typingTimer;

  function show(key, who, words) {
    const item = node('li', { className: who },
      node('span', { className: 'who' }, who === 'user' ? text.you : text.coach), node('p', {}, words));
    shown.has(key) ? shown.get(key).replaceWith(item) : list.append(item);
    shown.set(key, item);
    item.scrollIntoView({ block: 'nearest' });
    return item;
  }

  function receive(activity) {
    onActivity();
    const who = activity.from?.role === 'user' ? 'user' : 'bot';
    if (activity.type === 'typing' && who === 'bot') {
      typing.hidden = false;
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => { typing.hidden = true; }, typingFor);
    } else if (activity.type === 'messageDelete') {
      shown.get(activity.id)?.remove();
      shown.delete(activity.id);
    } else if (activity.type === 'message' && !activity.channelData?.postBack) {
      const pending = activity.channelData?.clientActivityID;
      if (pending && shown.has(pending)) {
        shown.set(activity.id, shown.get(pending));
        shown.delete(pending);
        echoes.set(pending, activity.id);
      }
      if (who === 'bot') typing.hidden = true;
      show(activity.id, who, asText(activity) || text.cardOnly);
    }
  }

  async function send(words) {
    const clientActivityID = crypto.randomUUID();
    show(clientActivityID, 'user', words).classList.add('sending');
    try {
      await post(`/directline/conversations/${ticket.conversationId}/activities`, {
        type: 'message',
        text: words,
        textFormat: 'plain',
        locale: text.locale,
        localTimezone: timeZone,
        channelData: { clientActivityID, clientCapabilities: { cards: false } },
      }, headers);
    } catch {
      failed(echoes.get(clientActivityID) ?? clientActivityID, words);
    }
  }

  function failed(key, words) {
    const item = shown.get(key);
    const again = node('button', { type: 'button' }, text.again);
    again.addEventListener('click', () => {
      item.remove();
      shown.delete(key);
      box.focus();
      send(words);
    });
    item.classList.remove('sending');
    item.append(node('p', { className: 'failed' }, `${text.notSent} `, again));
  }

  function listen(streamUrl) {
    const socket = new WebSocket(streamUrl);
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(data);
      watermark = frame.watermark;
      frame.activities.forEach(receive);
    };
    socket.onclose = () => setTimeout(reconnect, retryAfter);
  }

  async function reconnect() {
    try {
      listen((await get(`/directline/conversations/${ticket.conversationId}?watermark=${watermark}`, headers)).streamUrl);
    } catch (error) {
      if (error instanceof Refused) over = true;
      else setTimeout(reconnect, retryAfter);
    }
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    const words = box.value.trim();
    box.value = '';
    box.focus();
    if (words) send(words);
  });
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  const started = await post('/directline/conversations', {
    user: { id: `29:${person.objectId}` },
    locale: text.locale,
    localTimezone: timeZone,
    channelData: { clientCapabilities: { cards: false } },
  }, headers);
  listen(started.streamUrl);
  box.focus();
  return { draft: () => box.value, ended: () => over };
}
