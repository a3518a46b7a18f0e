import type { IncomingMessage } from 'node:http'
import type { Replayed } from './dead-letters.ts'
import { jsonAnswer } from './gateway-answer.ts'
import type { HttpAnswer } from './gateway-answer.ts'
import { targetOf } from './gateway-event.ts'
import { listPage, mailPage } from './mailbox-page.ts'
import type { KeptMail, LocalMail, MailStore } from './mailbox-store.ts'
import { comesFromElsewhere, namesThisServer } from './own-host.ts'

export interface ConsoleParts {
  store: MailStore
  publicUrl: string
  now: () => number
  setClock: (epochMs: number) => Promise<void>
  replay: () => Promise<Replayed>
}

/** Answers on MAILBOX_PORT: the page (`/`, `/mail/…`) and the console (`/messages`, `/clock`). */
export async function answerConsole(
  request: IncomingMessage,
  body: string,
  parts: ConsoleParts,
): Promise<HttpAnswer> {
  // a page of another site, opened in the same browser, must not read mails, set the clock or empty the mailbox
  if (!namesThisServer(request)) return problem(403, 'foreign host')
  if (comesFromElsewhere(request)) return problem(403, 'foreign page')
  const { path } = targetOf(request)
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const [, mailId, attachment] = /^\/mail\/(\d+)(?:\/(\d+))?$/.exec(path) ?? []
  const mail = parts.store.all().find(({ id }) => id === Number(mailId))
  switch (`${method} ${mailId === undefined ? path : '/mail'}`) {
    case 'GET /':
      return page(await listPage(parts.store.all(), parts.publicUrl))
    case 'GET /mail':
      if (mail === undefined) return problem(404, 'no such mail')
      return attachment === undefined
        ? page(await mailPage(mail))
        : attachmentAnswer(mail, Number(attachment))
    case 'GET /messages':
      return jsonAnswer(200, parts.store.all().map(plain))
    case 'DELETE /messages':
      parts.store.clear()
      return { status: 204, headers: {}, cookies: [], body: Buffer.alloc(0) }
    case 'GET /clock':
      return jsonAnswer(200, { now: new Date(parts.now()).toISOString() })
    case 'POST /clock':
      return setClock(body, parts)
    case 'POST /replay':
      return jsonAnswer(200, await parts.replay())
    default:
      return problem(
        404,
        'GET /messages, DELETE /messages, GET /clock, POST /clock {"now":"2026-12-05T09:00:00+01:00"}, POST /replay',
      )
  }
}

async function setClock(body: string, parts: ConsoleParts): Promise<HttpAnswer> {
  const epochMs = instantOf(body)
  if (epochMs === undefined) {
    return problem(400, 'now must be a time with its offset, such as {"now":"2026-12-05T09:00:00+01:00"}')
  }
  await parts.setClock(epochMs)
  return jsonAnswer(200, { now: new Date(parts.now()).toISOString() })
}

function instantOf(body: string): number | undefined {
  try {
    const { now } = JSON.parse(body) as { now?: unknown }
    if (typeof now !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(now))
      return undefined
    const epochMs = Date.parse(now)
    return Number.isNaN(epochMs) ? undefined : epochMs
  } catch {
    return undefined
  }
}

function plain({ to, from, subject, text, html, date, attachments }: KeptMail): LocalMail {
  return { to, from, subject, text, html, date, attachments }
}

function page(body: string): HttpAnswer {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; frame-src 'self'",
  }
  return { status: 200, headers, cookies: [], body: Buffer.from(body) }
}

function attachmentAnswer(mail: KeptMail, index: number): HttpAnswer {
  const attachment = mail.attachments[index]
  if (attachment === undefined) return problem(404, 'no such attachment')
  const text = attachment.contentType.startsWith('text/')
  const name = encodeURIComponent(attachment.filename || `anhang-${index + 1}`)
  const headers = {
    'content-type': `${attachment.contentType}${text ? '; charset=utf-8' : ''}`,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  }
  return {
    status: 200,
    headers,
    cookies: [],
    body: Buffer.from(attachment.content, text ? 'utf8' : 'base64'),
  }
}

function problem(status: number, detail: string): HttpAnswer {
  return jsonAnswer(status, { status, title: status === 404 ? 'Not Found' : 'Not accepted', detail })
}
