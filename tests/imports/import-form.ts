import type { Call } from '../support/front-door.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import type { World } from '../support/world.ts'

export const path = '/manage/aef/import'
export const chosen = { room: 'seminarraum', as: 'bookings', name: 'Volkshochschule' }

/** A form with a file, as browsers send it. */
export function upload(
  fields: Record<string, string>,
  file?: string | Uint8Array,
): Pick<Call, 'raw' | 'headers'> {
  const boundary = '----WebKitFormBoundaryAbCdEf'
  const parts = Object.entries(fields).map(([name, value]) => [`name="${name}"`, value] as const)
  const head = 'name="file"; filename="kalender.ics"\r\nContent-Type: text/calendar'
  const all = file === undefined ? parts : [...parts, [head, file] as const]
  const raw = all.flatMap(([named, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${named}\r\n\r\n`),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ])
  return {
    raw: Buffer.concat([...raw, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: 'http://treff.example' },
  }
}

export async function aManager(world: World) {
  const manager = await found(world)
  const browser = await aBrowserOf(world, manager)
  const cookies = { session: `session of ${manager.person!.id}`, language: 'de' }
  const send = (fields: Record<string, string>, file?: string | Uint8Array) =>
    world.call('POST', path, { cookies, ...upload(fields, file) })
  return { manager, browser, send }
}

/** What the button would send: the hidden fields of the page. */
export function carried(text: string): Record<string, string> {
  const inputs = [...text.matchAll(/<input\s+type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const plain = (value: string) =>
    value
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, plain(value)]))
}
