import type { Call, Called, Door } from './front-door.ts'

/** The same door as the tests', over HTTP: what a browser would get from the gateway. */
export function httpDoor(url: string): Door {
  return async (method, path, call = {}) => {
    const body = bodyOf(call)
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual' as const,
      // A browser says where a form stands.
      headers: { ...headersOf(call), ...(method === 'GET' ? {} : { origin: url }) },
      ...(body === undefined ? {} : { body }),
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const headers = Object.fromEntries(answer.headers)
    const text = new TextDecoder().decode(bytes)
    const isJson = /\bjson\b/.test(headers['content-type'] ?? '') && text !== ''
    const called: Called = {
      status: answer.status,
      headers,
      text,
      bytes,
      jar: {},
      cookies: answer.headers.getSetCookie(),
      json: isJson ? (JSON.parse(text) as unknown) : undefined,
    }
    return called
  }
}

function bodyOf({ body, form }: Call): string | URLSearchParams | undefined {
  if (body !== undefined) return JSON.stringify(body)
  if (form === undefined) return undefined
  return new URLSearchParams(
    Object.entries(form).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  )
}

function headersOf({ body, headers = {}, cookies = {}, token }: Call): Record<string, string> {
  const jar = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const all = {
    'content-type': body === undefined ? undefined : 'application/json',
    cookie: jar.length === 0 ? undefined : jar.join('; '),
    authorization: token === undefined ? undefined : `Bearer ${token}`,
    ...headers,
  }
  return Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}
