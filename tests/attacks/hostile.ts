import type { Route } from '../../shared/http/contract.ts'
import { filled, shapeOf } from './filled.ts'

/** Ends an attribute and a tag, and would run; as a cell it would be a formula. Short enough for the shortest field. */
export const markup = `=1"'><img src=x onerror=hx()>`
const lines = `${markup}\r\nBEGIN:VEVENT\r\nSUMMARY:hx\r\n\r\nBcc: wer@fremd.example`

/** A body with such words in every field of free text; in those of several lines with what would begin something in a calendar or mail. */
export function hostileBody({ body }: Route, needed: Record<string, unknown> = {}) {
  if (body === undefined) return undefined
  const single = new Set<string>()
  const of = () =>
    filled(shapeOf(body), needed, (longest, name) => (longest < 200 || single.has(name) ? markup : lines))
  const wrong = body.safeParse(of()).error?.issues ?? []
  for (const { path } of wrong) for (const each of path) single.add(String(each))
  return of() as Record<string, unknown>
}

/** What of a page or a mail in HTML is not escaped. */
export function unescaped(html: string): string | undefined {
  const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  for (const [, text = ''] of data) {
    JSON.parse(text)
    // It cannot end its element then.
    if (text.includes('<')) return text
  }
  const shown = data.reduce((all, [whole]) => all.replace(whole, ''), html)
  return /.{0,60}(<img src=x|"'>|onerror=hx\(\)>).{0,40}/s.exec(shown)?.[0]
}

/** What of a calendar is no line of its own kind, or an event that somebody wrote. */
export function brokenLines(calendar: string): string[] {
  const found = calendar.replaceAll('\r\n ', '').split('\r\n')
  const wrong = found.filter((line) => line !== '' && !/^[A-Z][A-Z-]*[;:]/.test(line))
  const events = (what: string) => found.filter((line) => line === what).length
  const named = found.filter((line) => line.startsWith('UID:')).length
  const added = events('BEGIN:VEVENT') === named ? [] : ['more events than names']
  return [...wrong, ...found.filter((line) => line === 'SUMMARY:hx' || line.includes('\n')), ...added]
}
