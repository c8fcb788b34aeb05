import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readLetter } from './letter.js';
import type { Mailbox } from './mailbox.js';
import { absentPage, CONTENT_SECURITY_POLICY, letterPage, listPage } from './page.js';

/** `/mail` lists, `/mail/<id>` shows, `/mail/<id>.eml` hands out; `/mail/list.json` is the list for programs. */
export const readingRoom = (mailbox: Mailbox): Server =>
  createServer((request, response) => {
    answer(mailbox, request, response).catch((fault: Error) => send(response, 500, 'text/plain', fault.message));
  });

async function answer(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'GET only');
  if (path === '/livez') return send(response, 200, 'text/plain', 'ok');
  if (path === '/mail' || path === '/mail/') return send(response, 200, 'text/html', listPage(await mailbox.all()));
  if (path === '/mail/list.json') return send(response, 200, 'application/json', JSON.stringify(await mailbox.all()));

  const [, id = '', isRaw] = /^\/mail\/([0-9a-f-]+)(\.eml)?$/.exec(path) ?? [];
  const raw = await mailbox.raw(id);
  if (!raw) return send(response, 404, 'text/html', absentPage());
  if (isRaw) return send(response, 200, 'message/rfc822', raw);
  return send(response, 200, 'text/html', letterPage(id, readLetter(raw)));
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response
    .writeHead(status, {
      'content-type': type === 'message/rfc822' ? type : `${type}; charset=utf-8`,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(body);
}
