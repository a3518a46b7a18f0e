import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { progressAfter, progressAfterPage } from '../../functions/imports/rules/run.ts'
import type { ImportPlan, ImportReport, RefusedSpan, TakenBooking } from '../../functions/imports/schema.ts'
import type { ImportRun } from '../../functions/imports/schema/run.ts'
import { newRunWrites, readRun, readRunReport, runWrites } from '../../functions/imports/store.ts'
import { mostDates } from '../../functions/bookings/schema/series.ts'
import { addDays } from '../../shared/time/civil.ts'
import { itemBytes } from '../support/item-bytes.ts'
import { aWorld } from '../support/world.ts'

const most = 400 * 1024
/** Words that hardly get smaller. */
const noise = (at: number) =>
  [0, 1].map((part) => createHash('sha512').update(`${at} ${part}`).digest('base64')).join('')
const time = { from: '19:00', to: '21:00' }
const day = (at: number) => addDays('2026-12-05', at % mostDates)

/** All that one file may say: twenty thousand dates in series, each called otherwise. */
const takes: TakenBooking[] = Array.from({ length: 27 }, (_, of) => ({
  kind: 'booking',
  id: `take${of}`,
  title: noise(of),
  isPublic: false,
  widened: false,
  fingerprint: noise(of),
  dates: Array.from({ length: mostDates }, (_each, at) => {
    return { key: `${day(at)}T19:00`, date: day(at), ...time, title: noise(of * mostDates + at) }
  }),
}))
const refused: RefusedSpan[] = Array.from({ length: 3000 }, (_, at) => ({
  of: `take${at % 27}`,
  title: noise(at),
  date: day(at),
  endDate: day(at),
  ...time,
  refused: { code: 'room-taken' },
  by: { id: `b${at}`, kind: 'booking', date: day(at), ...time, label: noise(at) },
  stays: true,
}))
const plan: ImportPlan = {
  takes,
  refused,
  known: takes.map(({ id, title }) => ({ id, kind: 'booking', title, changed: true, more: 3 })),
  leftOut: refused.map(({ title }) => ({
    uid: title,
    summary: title,
    reason: 'unknown-zone',
    facts: { title },
  })),
}
const report: ImportReport = {
  plan,
  done: [],
  taken: 0,
  purposes: new Map(refused.map(({ by, title }) => [by!.id, title])),
  failed: refused.map(({ title }) => title),
  isCut: true,
}

it('what is told of the longest calendar fits into its item with fewer lines, and the run is ended', async () => {
  await using world = await aWorld()
  const { table, now } = world.ctx
  const begun = progressAfterPage(report)
  const next = addDays('2026-12-01', 1)
  const first: Omit<ImportRun, 'pieces'> = {
    house: 'aef',
    id: 'r00000000001',
    by: 'someone',
    room: 'seminarraum',
    state: 'running',
    step: 0,
    idle: 0,
    startedAt: now(),
    movedAt: now(),
    next: `${next}T09:00:00.000Z`,
    ...begun.counts,
  }
  const choice = {
    room: 'seminarraum',
    as: 'bookings',
    name: 'Kurs',
    showTitles: false,
    withFree: false,
  } as const
  const words = { untitled: 'Ohne Titel', blocked: 'Belegt' }
  await table.transact(newRunWrites(first, { report: begun.report, text: '', choice, words }, now()))
  const run = (await readRun(table, 'aef', now()))!
  const entered = { ...report, done: takes, plan: { ...plan, takes: [] } }
  const { report: whole } = progressAfter(begun, entered, takes.slice(0, 25))
  await table.transact(runWrites({ ...run, state: 'done' }, whole))

  const told = await readRunReport(table, run)
  expect([told.taken[0]?.id, told.refused.length > 0 || told.ofTaken.length > 0]).toEqual(['take0', true])
  expect(told.trying.takes.map(({ id }) => id)).toEqual(takes.slice(0, 25).map(({ id }) => id))
  const kept = await table.query({ pk: 'IMPORT#aef' })
  expect(new Set(kept.map(({ type }) => type))).toEqual(new Set(['import-report', 'import-run']))
  expect(Math.max(...kept.map(itemBytes))).toBeLessThan(most * 0.9)
})
