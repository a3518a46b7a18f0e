import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/refusal.ts'
import type { DueList } from '../../shared/table/due.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, below, either, equals } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { ImportChoice, ImportWords } from './schema.ts'
import { mostLines, shorter } from './rules/run.ts'
import { ImportRun } from './schema/run.ts'
import type { RunReport } from './schema/run.ts'

/** A week after it began nothing is left of a run. */
export const keptMinutes = 7 * 24 * 60
/** An item holds 400 KB. */
export const pieceBytes = 350_000
/** A file of the page, compressed; more than this no calendar comes to. */
export const mostPieces = 4

const dueKind = 'import'
const prefix = 'IMPORT#'

const keyOf = ({ house }: Pick<ImportRun, 'house'>, sk: string): Key => ({ pk: prefix + house, sk })
const goneAt = (startedAt: Instant) => epochSeconds(addMinutes(startedAt, keptMinutes))

/** One of a house: the next one takes its place. */
const Runs = entity({
  type: 'import-run',
  schema: ImportRun,
  key: (run: Pick<ImportRun, 'house'>) => keyOf(run, 'RUN'),
  extras: ({ state, next, startedAt }) => ({
    ...(state === 'running' ? { due: { kind: dueKind, at: next } } : {}),
    ttl: goneAt(startedAt),
  }),
})

export const dueImports: DueList<Pick<ImportRun, 'house'>> = {
  kind: dueKind,
  of: ({ pk }) => ({ house: pk.slice(prefix.length) }),
}

/** The last run of a house, as long as it is kept. */
export async function readRun(table: Table, house: string, now: Instant): Promise<ImportRun | undefined> {
  const item = await table.get(Runs.key({ house }), { consistent: true })
  if (item === undefined) return undefined
  const run = Runs.parse(item)
  return addMinutes(run.startedAt, keptMinutes) <= now ? undefined : run
}

const reportKey = (run: Pick<ImportRun, 'house'>) => keyOf(run, 'RUN#REPORT')
const pieceKey = ({ house, id }: Pick<ImportRun, 'house' | 'id'>, at: number) =>
  keyOf({ house }, `FILE#${id}#${at}`)

const changed = () => new Refusal('conflict', 'changed-meanwhile')

/** Compressed: told in full it may be hundreds of lines, each of them of people. Where it does not fit even so, it has fewer. */
function reportWrite(run: ImportRun, report: RunReport): Write {
  const key = reportKey(run)
  let bytes = gzipSync(JSON.stringify(report))
  for (let lines = mostLines; bytes.byteLength > pieceBytes && lines > 0; lines = Math.floor(lines / 2))
    bytes = gzipSync(JSON.stringify(shorter(report, lines)))
  const item = { ...key, type: 'import-report', of: run.id, report: bytes, ttl: goneAt(run.startedAt) }
  return { kind: 'put', key, item }
}

/** What a calendar shall become; it stands in the file's first line, and goes with it. */
const Head = z.object({ choice: ImportChoice, words: ImportWords })
type Calendar = z.infer<typeof Head> & { text: string }

/** Refuses with `import-running` where another one is; with it goes the file. */
export function newRunWrites(
  given: Omit<ImportRun, 'pieces'>,
  { report, text, choice, words }: Calendar & { report: RunReport },
  now: Instant,
): Write[] {
  const bytes = gzipSync(`${JSON.stringify({ choice, words })}\n${text}`)
  const pieces = Math.ceil(bytes.byteLength / pieceBytes)
  if (pieces > mostPieces) throw new Refusal('invalid', 'calendar-too-costly')
  const run = { ...given, pieces }
  const ended = ['done', 'stopped', 'failed'].map((state) => equals('state', state))
  return [
    Runs.put(run, {
      when: [either(absent('state'), ...ended, below('ttl', epochSeconds(now)))],
      refuse: (found) =>
        found?.['id'] === run.id ? 'mine' : new Refusal('conflict', 'import-running', { pointer: '/file' }),
    }),
    reportWrite(run, report),
    ...Array.from({ length: pieces }, (_, at): Write => {
      const key = pieceKey(run, at)
      const piece = bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes)
      return { kind: 'put', key, item: { ...key, type: 'import-file', piece, ttl: goneAt(run.startedAt) } }
    }),
  ]
}

/** Unless somebody else wrote since it was read: that refuses with `changed-meanwhile`. When it ends its file goes. */
export function runWrites(run: ImportRun, report?: RunReport): Write[] {
  const written = { ...run, step: run.step + 1 }
  const isOver = run.state !== 'running'
  return [
    Runs.put(written, { when: [equals('id', run.id), equals('step', run.step)], refuse: changed }),
    ...(report ? [reportWrite(written, report)] : []),
    ...(isOver ? goneFile(run) : []),
  ]
}

/** Nothing is left of it. */
export function goneRunWrites(run: ImportRun): Write[] {
  const when = [equals('id', run.id), equals('step', run.step)]
  return [
    { kind: 'delete', key: Runs.key(run), when, refuse: changed },
    { kind: 'delete', key: reportKey(run) },
    ...goneFile(run),
  ]
}

function goneFile(run: ImportRun): Write[] {
  return Array.from({ length: run.pieces }, (_, at) => ({ kind: 'delete', key: pieceKey(run, at) }))
}

/** The calendar; nothing where it is not whole any more. */
export async function readFile(table: Table, run: ImportRun): Promise<Calendar | undefined> {
  const { pk, sk } = pieceKey(run, 0)
  const items = await table.query({ pk, prefix: sk.slice(0, -1), consistent: true })
  if (items.length < run.pieces) return undefined
  try {
    const all = gunzipSync(Buffer.concat(items.map(({ piece }) => piece as Uint8Array))).toString()
    const end = all.indexOf('\n')
    return { ...Head.parse(JSON.parse(all.slice(0, end))), text: all.slice(end + 1) }
  } catch {
    return undefined
  }
}

/** What is told of a run. */
export async function readRunReport(table: Table, run: ImportRun): Promise<RunReport> {
  const item: Item | undefined = await table.get(reportKey(run), { consistent: true })
  const bytes = item?.['of'] === run.id ? item['report'] : undefined
  const none = { taken: [], ofTaken: [], refused: [], known: [], leftOut: [], failed: [], purposes: {} }
  const empty: RunReport = { ...none, trying: { takes: [], refused: [] } }
  // Nobody but this program has written it, and no longer than a week ago: what an older one did not know is empty.
  return bytes instanceof Uint8Array
    ? { ...empty, ...(JSON.parse(gunzipSync(bytes).toString()) as Partial<RunReport>) }
    : empty
}
