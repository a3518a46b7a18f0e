import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { importCalendar, previewImport } from '../functions/imports/actions/import-calendar.ts'
import type { Importing } from '../functions/imports/actions/import-calendar.ts'
import { countOf } from '../functions/imports/rules/spans.ts'
import { ImportChoice } from '../functions/imports/schema.ts'
import type { ImportReport } from '../functions/imports/schema.ts'
import {
  cutOffWords,
  doneTitle,
  importWords,
  partsOfReport,
  problemOfFile,
} from '../functions/imports/views/words.ts'
import { realContext } from '../functions/entry.ts'
import { loadRooms } from '../functions/rooms/actions/load-rooms.ts'
import { systemActor } from '../shared/actor.ts'
import type { Context } from '../shared/context.ts'
import { decoded } from '../shared/decoded.ts'
import { Refusal } from '../shared/refusal.ts'
import { findTable, noTable } from './local/at-work.ts'
import { register } from './registered.ts'

const usage = `npm run import -- file.ics --house aef --room seminarraum
  --as blocks          blocked time instead of approved bookings
  --name "Volkshochschule"   who stands on the bookings; without it the house
  --email a@b.example  every message about them goes there; without it nobody is written to
  --show-titles        titles may be shown in public (private ones never)
  --with-free          also what does not count as busy in the other program
  --dry-run            only tells what would happen
It works on the stage that STAGE names, or the table that the environment does (TABLE_NAME, PUBLIC_URL, the AWS SDK's own variables);
where it names none, on that of the running \`npm start\`.`

const options = {
  house: { type: 'string' },
  room: { type: 'string' },
  as: { type: 'string', default: 'bookings' },
  name: { type: 'string' },
  email: { type: 'string' },
  'show-titles': { type: 'boolean', default: false },
  'with-free': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const

/** What is told here is told to whoever runs the system. */
const language = 'en'

/** Bookings and blocks after which a line says how far it is. */
const stride = 50

/** As long as a large calendar may take to read. */
const milliseconds = 60_000

/**
 * Takes over a calendar file as the manager's page does, larger ones too. Throws where nothing could be read, answers 1 where something
 * that could be had is missing in the end, or the file is not whole.
 */
export async function importFile(args: string[], context: () => Context): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [path] = positionals
  if (path === undefined || values.house === undefined || values.room === undefined) throw new Error(usage)
  const text = decoded(readFileSync(path))
  const ctx = quiet(context())
  const { house } = await loadRooms(ctx, values.house).catch(named(`There is no house ${values.house}.`))
  const parsed = ImportChoice.safeParse({
    room: values.room,
    as: values.as,
    name: values.name ?? house.name,
    email: values.email,
    showTitles: values['show-titles'],
    withFree: values['with-free'],
  })
  if (!parsed.success) throw new Error(`${z.prettifyError(parsed.error)}\n\n${usage}`)
  const words = importWords(house.language)
  return run(ctx, { house: house.id, text, choice: parsed.data, words, milliseconds }, values['dry-run'])
}

async function run(ctx: Context, importing: Importing, isDry: boolean): Promise<number> {
  try {
    const report = isDry
      ? await previewImport(ctx, systemActor, importing)
      : await importCalendar(ctx, systemActor, importing, { progress })
    if (!isDry) console.log(doneOf(report))
    const cutOff = cutOffWords(report, language)
    if (cutOff) console.log(`\n${cutOff.title} ${cutOff.content}`)
    for (const { title, lead, lines } of partsOfReport(report, language)) {
      console.log(`\n${title}`)
      if (lead !== undefined) console.log(`  ${lead}`)
      for (const line of lines) {
        console.log(`- ${[line.title, line.text].filter(Boolean).join(': ')}`)
        for (const note of line.notes) console.log(`    ${note}`)
      }
    }
    return cutOff === undefined && (isDry || report.plan.takes.length === 0) ? 0 : 1
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Error(problemOfFile(error, language, shorter), { cause: error })
  }
}

/** The page advises to use this very command. */
const shorter = { 'calendar-too-costly': 'Please export a shorter period there.' }

function progress(done: number): void {
  if (done % stride === 0) console.log(`${done} entries taken over so far …`)
}

function doneOf(report: ImportReport): string {
  const left = countOf(report.plan.takes)
  const rest =
    left === 0
      ? 'That is all of it.'
      : `${left} could not be entered, though nothing is known to be in the way.`
  return `${doneTitle(report, language)}. ${rest}`
}

function named(message: string) {
  return (error: unknown): never => {
    throw error instanceof Refusal ? new Error(message, { cause: error }) : error
  }
}

/** What is told here are words for people. */
function quiet(ctx: Context): Context {
  const nothing = () => {}
  return { ...ctx, log: { ...ctx.log, debug: nothing, info: nothing } }
}

if (import.meta.main) {
  register()
  try {
    process.exitCode = await importFile(process.argv.slice(2), () => {
      if (!findTable()) throw new Error(`${noTable}\n\n${usage}`)
      return realContext()
    })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
