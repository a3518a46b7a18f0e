import type { Language } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Room } from '../../rooms/schema.ts'
import { reportOfRun } from '../rules/run.ts'
import { countOf } from '../rules/spans.ts'
import type { ImportRun, RunReport } from '../schema/run.ts'
import { partsOfReport, problemOfFile, texts } from './words.ts'
import type { ReportPart } from './words.ts'

/** A part of the report, and how many lines it would have besides if all were kept. */
export interface RunPart extends ReportPart {
  unkept: number
}

/**
 * What is told of a long import, part by part; the titles count what is no longer in the lists too. What is entered comes last: it is the
 * longest, and there is nothing to do about it.
 */
export function partsOfRun(run: ImportRun, report: RunReport, language: Language): RunPart[] {
  const say = texts(language)
  const kept = {
    done: countOf(report.taken),
    refused: report.refused.length + report.ofTaken.length,
    known: report.known.length,
    leftOut: report.leftOut.length,
  }
  const all = { done: run.taken, refused: run.refused, known: run.known, leftOut: run.leftOut }
  const parts = partsOfReport(reportOfRun(run, report), language).flatMap(({ name, ...part }): RunPart[] => {
    if (name === 'takes') return []
    const unkept = all[name] - kept[name]
    // One line may tell of many of these: how many lines are missing nobody knows.
    if (name === 'done' || name === 'leftOut')
      return [{ ...part, name, unkept: 0, ...(unkept > 0 ? { lead: say('run.first') } : {}) }]
    return [{ ...part, name, title: say(`${name}.title`, { count: all[name] }), unkept }]
  })
  return parts.toSorted((a, b) => Number(a.name === 'done') - Number(b.name === 'done'))
}

/** Why it ended before the calendar did. */
export function problemOfRun({ why }: Pick<ImportRun, 'why'>, language: Language): string | undefined {
  return why && problemOfFile(new Refusal('invalid', why.code, why.facts), language)
}

/** The room that the calendar is for. */
export function roomOfRun({ room }: Pick<ImportRun, 'room'>, rooms: readonly Room[]): string {
  return rooms.find(({ id }) => id === room)?.name ?? room
}
