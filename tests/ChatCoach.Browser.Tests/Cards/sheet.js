// Draws cards as the local chat draws them: Microsoft's renderer with the chat's own colours and Web Chat's Markdown.
import { hostConfig } from '/local-chat/look.js';
import { findings } from './findings.js';
import { smallPng } from './small-png.js';

const { AdaptiveCards, WebChat } = window;
const chat = document.getElementById('chat');
const known = new Map();

// The same labels stand on many cards.
function markdown(text) {
  if (!known.has(text)) known.set(text, WebChat.renderMarkdown(text, { markdownRespectCRLF: true, markdownRenderHTML: true }, { externalLinkAlt: 'Opens in a new window; external.' }));
  return known.get(text);
}

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

function drawn({ name, caption, card: source }, config) {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = config;
  card.parse(source, context);
  const warnings = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  warnings.push(...card.validateProperties().validationEvents.map(event => event.message));
  const box = document.createElement('section');
  box.className = 'box';
  if (caption) {
    const line = document.createElement('p');
    line.className = 'caption';
    line.textContent = caption;
    box.append(line);
  }
  box.append(card.render());
  chat.append(box);
  return { name, card, box, warnings };
}

/** Draws {name, caption, card}, each at this width in CSS pixels; answers with one line a finding. */
window.draw = (cards, width, { dark = false, columns = 0, title = 'Cards' } = {}) => {
  document.documentElement.style.setProperty('--card', `${width}px`);
  chat.replaceChildren();
  chat.classList.toggle('columns', columns > 0);
  chat.style.columnCount = columns || '';
  document.querySelector('h1').textContent = title;
  const config = new AdaptiveCards.HostConfig(hostConfig(dark));
  return cards.map(card => drawn(card, config)).flatMap(one => findings(one).map(finding => `${one.name}: ${finding}`));
};

window.smallPng = smallPng;
window.ready = true;
