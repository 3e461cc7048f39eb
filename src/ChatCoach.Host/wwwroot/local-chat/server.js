// The few calls the page makes itself; Web Chat makes its own to the same Direct Line.
const pageToken = document.querySelector('meta[name="chatcoach-page"]').content;

export const directLineUrl = `${location.origin}/directline`;
export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export class Refused extends Error {
  constructor(status) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

async function call(path, options) {
  const response = await fetch(path, { cache: 'no-store', ...options });
  if (!response.ok) throw new Refused(response.status);
  return response.json();
}

/** Everybody one may be: [{objectId, name, role, unit, locale}]. Refused with 403 once the process is another one. */
export const people = () => call('/local-chat/people', { headers: { 'x-chatcoach-page': pageToken } });

/** The way into a person's conversation: {conversationId, token}. */
export const enter = objectId => post('/directline/tokens/generate', { as: objectId }, { 'x-chatcoach-page': pageToken });

export const post = (path, body, headers) => call(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const get = (path, headers) => call(path, { headers });
