import type { ImportPlan, ImportReport } from '../schema.ts'
import type { ImportRun, RunReport } from '../schema/run.ts'
import { countOf } from './spans.ts'

/** Nobody reads more lines than these of one part; all of them are counted. */
export const mostLines = 200

/** How far a run is: what is counted, and what is told. */
export interface Progress {
  counts: Pick<ImportRun, 'taken' | 'left' | 'refused' | 'ofTaken' | 'known' | 'leftOut'>
  report: RunReport
}

const nothing: RunReport['trying'] = { takes: [], refused: [] }

/** A run begins where the page's time was up: what was there, and what is left out, is known from then on. */
export function progressAfterPage(report: ImportReport): Progress {
  const { known, leftOut } = report.plan
  const counts = { taken: 0, left: 0, refused: 0, ofTaken: 0, known: known.length, leftOut: leftOut.length }
  const empty = { taken: [], ofTaken: [], refused: [], failed: [], purposes: {}, trying: nothing }
  const told = { known: known.slice(0, mostLines), leftOut: leftOut.slice(0, mostLines) }
  return progressAfter({ counts, report: { ...empty, ...told } }, report)
}

/** How far it is after what this report tells, which begins at `base`; `next` is entered next. */
export function progressAfter(
  base: Progress,
  { plan, done, purposes, failed }: ImportReport,
  next: ImportPlan['takes'] = [],
): Progress {
  const crashed = enteredBefore(base.report.trying, { plan, done })
  const taken = [...crashed.takes, ...done]
  const mine = new Set(done.map(({ id }) => id))
  const own = [...crashed.refused, ...plan.refused.filter(({ of }) => mine.has(of))]
  const open = plan.refused.filter(({ of }) => !mine.has(of))
  const ofTaken = base.counts.ofTaken + own.length
  const coming = new Set(next.map(({ id }) => id))
  const trying = { takes: next, refused: plan.refused.filter(({ of }) => coming.has(of)) }
  const report = {
    ...base.report,
    taken: [...base.report.taken, ...taken].slice(0, mostLines),
    ofTaken: [...base.report.ofTaken, ...own].slice(0, mostLines),
    refused: open.slice(0, mostLines),
    trying,
    failed: failed.slice(0, mostLines),
  }
  const told = new Set([...report.ofTaken, ...report.refused].flatMap(({ by }) => (by ? [by.id] : [])))
  const all = { ...base.report.purposes, ...Object.fromEntries(purposes) }
  return {
    counts: {
      ...base.counts,
      taken: base.counts.taken + countOf(taken),
      left: countOf(plan.takes),
      refused: ofTaken + open.length,
      ofTaken,
    },
    report: { ...report, purposes: Object.fromEntries(Object.entries(all).filter(([id]) => told.has(id))) },
  }
}

/**
 * The same with fewer lines of each kind, for a report that would not fit into its item. Of dates that stand in a line of their series nobody reads
 * what they are called.
 */
export function shorter(report: RunReport, lines: number): RunReport {
  const { taken, ofTaken, refused, known, leftOut, failed, trying } = report
  const few = <Line>(all: readonly Line[]): Line[] => all.slice(0, lines)
  const kept = {
    taken: few(taken).map(untitled),
    ofTaken: few(ofTaken),
    refused: few(refused),
    known: few(known),
    leftOut: few(leftOut),
    failed: few(failed),
    trying: { takes: trying.takes.map(untitled), refused: few(trying.refused) },
  }
  const named = [...kept.ofTaken, ...kept.refused].flatMap(({ by }) => (by ? [by.id] : []))
  const purposes = Object.entries(report.purposes).filter(([id]) => named.includes(id))
  return { ...kept, purposes: Object.fromEntries(purposes) }
}

function untitled(take: ImportPlan['takes'][number]): ImportPlan['takes'][number] {
  if (take.kind === 'block') return take
  return { ...take, dates: take.dates.map(({ title: _title, ...date }) => date) }
}

/** What a crash kept from being told: what was being entered then, and is neither ahead nor in the way now. */
function enteredBefore(
  { takes, refused }: RunReport['trying'],
  { plan, done }: Pick<ImportReport, 'plan' | 'done'>,
): RunReport['trying'] {
  const missing = new Set([...plan.takes, ...done].map(({ id }) => id))
  for (const { of, stays } of plan.refused) if (!stays) missing.add(of)
  const there = takes.filter(({ id }) => !missing.has(id))
  const ids = new Set(there.map(({ id }) => id))
  return { takes: there, refused: refused.filter(({ of }) => ids.has(of)) }
}

/** Minutes to wait after the first, second and third round that got nowhere; after one more it ends, and what is left is told. */
const pauses = [5, 30, 120]

/** The least: longer than any function lives. Whoever has not written until then has crashed. */
const leaseMinutes = 2

/** Minutes until the next round; nothing where it is over. */
export function pauseOf({ left, idle }: Pick<ImportRun, 'left' | 'idle'>): number | undefined {
  if (left === 0) return undefined
  return idle === 0 ? 0 : pauses[idle - 1]
}

/** Minutes after which somebody else goes on if this round is never heard of again; nothing where that has happened too often. */
export function leaseOf({ idle }: Pick<ImportRun, 'idle'>): number | undefined {
  if (idle > pauses.length) return undefined
  return Math.max(leaseMinutes, idle === 0 ? 0 : (pauses[idle - 1] ?? 0))
}

/** The report as the page and the mail tell it. */
export function reportOfRun({ taken }: Pick<ImportRun, 'taken'>, kept: RunReport): ImportReport {
  const { known, leftOut, ofTaken, refused, purposes } = kept
  return {
    plan: { takes: [], known, leftOut, refused: [...ofTaken, ...refused] },
    done: kept.taken,
    taken,
    purposes: new Map(Object.entries(purposes)),
    failed: [],
    isCut: false,
  }
}
