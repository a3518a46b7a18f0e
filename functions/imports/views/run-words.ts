import type { Language } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Room } from '../../rooms/schema.ts'
import { reportOfRun } from '../rules/run.ts'
import type { ImportRun, RunReport } from '../schema/run.ts'
import { partsOfReport, problemOfFile, texts } from './words.ts'
import type { ReportPart } from './words.ts'

/** A part of the report, and how many lines it would have if all were kept. */
export interface RunPart extends ReportPart {
  unkept: number
}

/** What is told of a long import, part by part; the titles count what is no longer in the lists too. */
export function partsOfRun(run: ImportRun, report: RunReport, language: Language): RunPart[] {
  const say = texts(language)
  const counts = { refused: run.refused, known: run.known }
  const kept = { refused: report.refused.length + report.ofTaken.length, known: report.known.length }
  return partsOfReport(reportOfRun(run, report), language).map((part) => {
    const { name } = part
    if (name !== 'refused' && name !== 'known') return { ...part, unkept: 0 }
    const count = counts[name]
    return { ...part, title: say(`${name}.title`, { count }), unkept: count - kept[name] }
  })
}

/** Why it ended before the calendar did. */
export function problemOfRun({ why }: Pick<ImportRun, 'why'>, language: Language): string | undefined {
  return why && problemOfFile(new Refusal('invalid', why.code, why.facts), language)
}

/** The room that the calendar is for. */
export function roomOfRun({ room }: Pick<ImportRun, 'room'>, rooms: readonly Room[]): string {
  return rooms.find(({ id }) => id === room)?.name ?? room
}
