import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'

const folder = join(import.meta.dirname, 'cases')

const When = z.union([
  z.object({ day: z.string() }),
  z.object({ date: z.string(), from: z.string(), to: z.string() }),
])

const Case = z.object({
  file: z.string(),
  why: z.string(),
  events: z.array(When),
  told: z.optional(z.array(z.string())),
})

export interface ImportCase {
  file: string
  why: string
  bytes: Buffer
  text: string
  /** When something takes place, in order: `2027-01-04 10:00-11:00`, of whole days `2027-01-04 00:00-24:00`. */
  dates: string[]
  /** What the report has to say, in the words of the cases. */
  told: string[]
}

/** What other programs wrote, each with the dates that are right. */
export function importCases(): ImportCase[] {
  const cases = z.array(Case).parse(JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')))
  return cases.map(({ file, why, events, told = [] }) => {
    const bytes = readFileSync(join(folder, file))
    const dates = events.map((one) =>
      'day' in one ? `${one.day} 00:00-24:00` : `${one.date} ${one.from}-${one.to}`,
    )
    return { file, why, bytes, text: bytes.toString('utf8'), dates: dates.sort(), told }
  })
}
