import type { IncomingMessage } from 'node:http'

/**
 * Whether a request is meant for this server, which its Host says. The page of another site whose name was made to point to this
 * machine (DNS rebinding) counts for the browser as ours, and would read and change whatever it likes, but it says its own name.
 */
export function namesThisServer({ headers, socket }: IncomingMessage): boolean {
  return headers.host !== undefined && isOwn(headers.host, socket.localPort)
}

/**
 * Whether another origin made the browser send this: a page of another site, or of another port of this machine. Links may lead
 * here from everywhere, and only they come without an Origin.
 */
export function comesFromElsewhere({ method, headers, socket }: IncomingMessage): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined && !(origin.startsWith('http://') && isOwn(origin.slice(7), socket.localPort)))
    return true
  const isRead = method === 'GET' || method === 'HEAD'
  return !isRead && site !== undefined && site !== 'same-origin' && site !== 'none'
}

function isOwn(host: string, port = 0): boolean {
  const [, name = '', named = '80'] = /^(.*?)(?::(\d+))?$/.exec(host.toLowerCase()) ?? []
  return ['127.0.0.1', 'localhost', '[::1]'].includes(name) && Number(named) === port
}
