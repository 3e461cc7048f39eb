// Starts the page: who one is, in which language, with cards or in plain text; and notices when the coach goes and comes.
import { language, text } from './texts.js';
import { Refused, enter, people } from './server.js';
import { startCards } from './cards.js';
import { startPlain } from './plain.js';

const checkEvery = 4000;
const hintAfter = 2500;
const address = new URLSearchParams(location.search);
const element = id => document.getElementById(id);
const hasRenderers = document.querySelector('meta[name="chatcoach-cards"]').content === 'yes';
const plain = !hasRenderers || address.has('plain');
let chat;

function addressWith(changes) {
  const changed = new URLSearchParams(address);
  for (const [name, value] of Object.entries(changes)) value === null ? changed.delete(name) : changed.set(name, value);
  return `?${changed}`;
}

function writeTexts() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = text[node.dataset.text];
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', text[node.dataset.label]);
  for (const link of document.querySelectorAll('[data-language]')) {
    link.href = addressWith({ lang: link.dataset.language });
    if (link.dataset.language === language) link.setAttribute('aria-current', 'true');
  }
  if (hasRenderers) {
    element('mode').textContent = plain ? text.toCards : text.toPlain;
    element('mode').href = addressWith({ plain: plain ? null : '1' });
  } else {
    element('cards-note').textContent = text.noCards;
    element('cards-note').hidden = false;
  }
}

function notice(sentence) {
  element('notice').textContent = sentence ?? '';
  element('notice').hidden = !sentence;
}

// Whoever the address names; else whoever this browser was last; else the first person who speaks the page's language.
function chosenPerson(everybody) {
  const asked = address.get('as');
  const found = id => everybody.find(person => person.objectId === id);
  const person = found(asked) ?? found(localStorage.getItem('chatcoach-person'))
    ?? everybody.find(one => one.locale.startsWith(language)) ?? everybody[0];
  if (asked && asked !== person.objectId) notice(text.noPerson + person.name + '.');
  return person;
}

function offerPeople(everybody, chosen) {
  const select = element('person');
  for (const unit of new Set(everybody.map(person => person.unit))) {
    const group = document.createElement('optgroup');
    group.label = unit;
    for (const person of everybody.filter(one => one.unit === unit)) {
      const role = text.roles[person.role];
      group.append(new Option(role ? `${person.name} (${role})` : person.name, person.objectId, false, person === chosen));
    }
    select.append(group);
  }
  const aimWindow = () => { element('person-window').href = addressWith({ as: select.value }); };
  select.addEventListener('change', aimWindow);
  aimWindow();
  element('person-form').addEventListener('submit', event => {
    event.preventDefault();
    location.search = addressWith({ as: select.value });
  });
}

// What was being written survives: the page is loaded again because the coach was started again.
function beginAgain() {
  sessionStorage.setItem('chatcoach-draft', chat?.draft() ?? '');
  location.reload();
}

// Asks every few seconds: a coach that is gone is said so, one that was started again refuses the token of this page.
async function watch() {
  try {
    await people();
    if (chat?.ended()) {
      notice(text.notStarted);
      return setTimeout(beginAgain, checkEvery);
    }
    if (element('notice').textContent === text.away) notice(null);
  } catch (error) {
    if (error instanceof Refused && error.status === 403) return beginAgain();
    notice(text.away);
  }
  setTimeout(watch, checkEvery);
}

async function start() {
  writeTexts();
  const everybody = await people();
  const person = chosenPerson(everybody);
  offerPeople(everybody, person);
  localStorage.setItem('chatcoach-person', person.objectId);
  history.replaceState(null, '', addressWith({ as: person.objectId }));
  document.title = `${person.name} – ChatCoach`;
  const draft = sessionStorage.getItem('chatcoach-draft') ?? '';
  sessionStorage.removeItem('chatcoach-draft');
  const hint = setTimeout(() => { element('hint').hidden = false; }, hintAfter);
  const onActivity = () => {
    clearTimeout(hint);
    element('hint').hidden = true;
  };
  const begin = plain ? startPlain : startCards;
  chat = await begin(element('chat'), { person, draft, onActivity, ticket: await enter(person.objectId) });
}

start().catch(error => {
  console.error(error);
  notice(text.notStarted);
  setTimeout(beginAgain, checkEvery);
}).then(() => setTimeout(watch, checkEvery));
