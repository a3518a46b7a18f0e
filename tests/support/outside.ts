import type { Running } from './running.ts'

/** An answer as somebody outside sees it. */
export interface Answered {
  status: number
  headers: Headers
  text: string
  /** The parsed body of an answer in JSON. */
  json: any
}

export interface Asking {
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is. */
  raw?: string
  /** Sent as `Authorization: Bearer`. */
  token?: string
  /** `session=…` of somebody who has signed in. */
  cookie?: string
  headers?: Record<string, string>
}

/** ask(product, 'POST /api/houses/aef/bookings', { body }) */
export async function ask(
  { url }: Pick<Running, 'url'>,
  what: string,
  asking: Asking = {},
): Promise<Answered> {
  const [method = 'GET', path = '/'] = what.split(' ')
  const { body, raw, token, cookie } = asking
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(cookie === undefined ? {} : { cookie, origin: url }),
    ...asking.headers,
  }
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await fetch(url + path, {
    method,
    headers,
    redirect: 'manual',
    ...(sent === undefined ? {} : { body: sent }),
  })
  const text = await answer.text()
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '') && text !== ''
  return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined }
}

let people = 0

/** What a group sends; each has a contact of its own unless it names one. */
export function aWish(more: Record<string, unknown> = {}): Record<string, unknown> {
  people += 1
  return {
    rooms: ['seminarraum'],
    date: '2027-03-01',
    from: '18:00',
    to: '20:00',
    purpose: 'Spieleabend',
    contact: { name: 'Gruppe Würfel', email: `wuerfel-${people}@gruppe.example` },
    ...more,
  }
}

/** Sends a wish and expects that it is taken. */
export async function aRequest(product: Running, more: Record<string, unknown> = {}): Promise<any> {
  const { status, json, text } = await ask(product, 'POST /api/houses/aef/bookings', { body: aWish(more) })
  if (status !== 201) throw new Error(`${status} ${text}`)
  return json
}

export const manager = 'leitung@aef.example'

/** Signs the seeded manager in with the code from the mail; `session=…`. */
export async function managerCookie(product: Running): Promise<string> {
  const before = (await product.mails(manager)).filter(({ subject }) => codeMail.test(subject)).length
  await ask(product, 'POST /api/sign-in', { body: { email: manager } })
  const { text } = await product.mail(manager, codeMail, before)
  const { headers } = await ask(product, 'POST /api/sign-in/confirm', {
    body: { email: manager, code: codeIn(text) },
  })
  const [cookie] = headers.getSetCookie()
  return cookie?.split(';')[0] ?? ''
}

export const codeMail = /anmelden|sign(ing)? in/i

/** The six digits of a sign-in mail; they may stand apart as `123 456`. */
export function codeIn(text: string): string {
  const found = /\b(\d{3})\s?(\d{3})\b/.exec(text)
  if (!found) throw new Error(`No code in: ${text}`)
  return `${found[1]}${found[2]}`
}

/** The first link of a mail or page that leads there. */
export function linkIn(text: string, part: RegExp): string {
  const found = [...text.matchAll(/https?:\/\/[^\s"<>)]+/g)]
    .map(([link]) => link)
    .find((link) => part.test(link))
  if (found === undefined) throw new Error(`No link like ${part} in: ${text}`)
  return found
}
