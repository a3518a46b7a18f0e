import { inARow } from '../../../shared/in-a-row.ts'
import { problemMessage } from '../../../shared/http/words.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Values } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import type { LeftOut } from '../../../shared/ical/imported.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import type { ImportReport } from '../schema.ts'
import { countOf, freeOf, lineOf } from '../rules/spans.ts'
import type {
  ImportedSpan,
  ImportPlan,
  ImportWords,
  RefusedSpan,
  TakenBlock,
  TakenBooking,
} from '../schema.ts'
import { capability } from '../contract.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** What is said about taking over a calendar, on the page and on the command line. */
export const texts = textsOf({ name: 'imports', de, en }, capability.problems)

/** One line of a report: what, when or why, and what is to be said besides. */
export interface ReportLine {
  title: string
  text: string
  notes: string[]
  /** The booking or block that it is about. */
  about?: { id: string; kind: 'booking' | 'block' }
}

export interface ReportPart {
  name: 'done' | 'takes' | 'refused' | 'known' | 'leftOut'
  title: string
  lead?: string
  lines: ReportLine[]
}

/** Words for what the file leaves unsaid, in the language of the house. */
export function importWords(language: Language): ImportWords {
  const say = texts(language)
  return { untitled: say('words.untitled'), blocked: say('words.blocked') }
}

/** The report in words, part by part; parts about nothing are missing. */
export function partsOfReport(report: ImportReport, language: Language): ReportPart[] {
  const { plan, purposes, done, taken } = report
  const say = texts(language)
  const takes = taken > 0 ? 'takes.left' : 'takes.title'
  const parts: ReportPart[] = [
    { name: 'done', title: say('takes.done', { count: taken }), lines: takeLines(done, language, isThere) },
    {
      name: 'takes',
      title: say(takes, { count: countOf(plan.takes) }),
      lines: takeLines(plan.takes, language),
    },
    {
      name: 'refused',
      title: say('refused.title', { count: plan.refused.length }),
      ...(plan.refused.some(({ stays }) => stays) ? { lead: say('refused.lead') } : {}),
      lines: plan.refused.map((span) => refusedLine(span, purposes, language)),
    },
    {
      name: 'known',
      title: say('known.title', { count: plan.known.length }),
      lead: say('known.lead'),
      lines: plan.known.map(({ title, id, kind, changed, more }) => ({
        title,
        text: '',
        about: { id, kind },
        notes: [
          ...(changed ? [say('known.changed')] : []),
          ...(more > 0 ? [say('known.more', { count: more })] : []),
        ],
      })),
    },
    { name: 'leftOut', title: say('leftOut.title'), lines: leftOutLines(plan.leftOut, language) },
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}

function takeLines(
  takes: ImportPlan['takes'],
  language: Language,
  aboutOf: (take: TakenBooking | TakenBlock) => Pick<ReportLine, 'about'> = () => ({}),
): ReportLine[] {
  const groups = Map.groupBy(takes, (take) => (take.kind === 'block' ? `block ${take.uid}` : take.id))
  return [...groups.values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const blocks = some.filter((take) => take.kind === 'block')
    const line = first.kind === 'booking' ? bookingLine(first, language) : blockLine(blocks, first, language)
    return [{ ...line, ...aboutOf(first) }]
  })
}

const isThere = ({ id, kind }: TakenBooking | TakenBlock) => ({ about: { id, kind } })

function bookingLine(take: TakenBooking, language: Language): ReportLine {
  const say = texts(language)
  const had = freeOf(take)
  const refused = take.dates.length - had.length
  const [first] = had
  const text = had.length > 1 || refused > 0 ? seriesOf(take, language) : first ? whenOf(first, language) : ''
  const notes = refused > 0 ? [say('takes.refused', { count: refused })] : []
  return { title: take.title, text, notes: [...notes, ...notesOf(take, language)] }
}

function seriesOf(take: TakenBooking, language: Language): string {
  const had = freeOf(take)
  const days = had.map(({ date }) => date).sort()
  const values = { first: short(days[0] ?? '', language), last: short(days.at(-1) ?? '', language) }
  const [usual, ...others] = Map.groupBy(had, ({ from, to }) => `${from} ${to}`).values()
  const same = others.length === 0 && usual?.[0]
  return inARow(
    [
      texts(language)('takes.series', { ...values, count: had.length }),
      same && formatRange(same.from, same.to, language),
    ],
    language,
  )
}

function blockLine(takes: readonly TakenBlock[], first: TakenBlock, language: Language): ReportLine {
  const say = texts(language)
  const days = takes.flatMap(({ date, endDate }) => [date, endDate]).sort()
  const values = { first: short(days[0] ?? '', language), last: short(days.at(-1) ?? '', language) }
  const text =
    takes.length > 1
      ? say('takes.blocks', { ...values, count: takes.length })
      : inARow([whenOf(first, language), say('takes.block')], language)
  const widened = takes.some((take) => take.widened)
  return { title: first.title, text, notes: notesOf({ ...first, widened }, language) }
}

function notesOf(
  { widened, isPublic }: { widened: boolean; isPublic: boolean },
  language: Language,
): string[] {
  const say = texts(language)
  return [...(widened ? [say('takes.widened')] : []), ...(isPublic ? [say('takes.public')] : [])]
}

function refusedLine(span: RefusedSpan, purposes: ImportReport['purposes'], language: Language): ReportLine {
  const say = texts(language)
  const { by, refused, stays, title } = span
  const code = `refused.${refused.code}`
  const time = by && (by.date === span.date ? formatRange(by.from, by.to, language) : whenOf(by, language))
  const name = by && (purposes.get(by.id) ?? by.label ?? say('refused.by.unnamed'))
  const why =
    by && name !== undefined && time !== undefined
      ? say(`refused.by.${by.kind}`, { name, time })
      : say(texts.has(code) ? code : 'refused.other')
  return { title, text: whenOf(span, language), notes: [why, ...(stays ? [say('refused.stays')] : [])] }
}

/** The same reason is told once, with all that it left out. */
function leftOutLines(all: readonly LeftOut[], language: Language): ReportLine[] {
  const groups = Map.groupBy(all, (each) => whyOf(each, language))
  return [...groups].map(([title, some]) => ({
    title,
    text: '',
    notes: [...new Set(some.map((each) => nameOf(each, language)))],
  }))
}

/** By its title and its day. */
function nameOf({ summary = '', date }: LeftOut, language: Language): string {
  const title = lineOf(summary, 120) || texts(language)('leftOut.untitled')
  const isDay = LocalDate.safeParse(date).success
  return date !== undefined && isDay ? `${title} (${dayOf(date, language)})` : title
}

function whyOf({ reason, facts }: LeftOut, language: Language): string {
  const say = texts(language)
  const key = `why.${reason}`
  const known = texts.has(key) ? key : reason.startsWith('recurrence-') ? 'why.recurrence' : 'leftOut.other'
  const values = Object.entries(facts).map(([name, value]) => {
    const text = typeof value === 'number' ? value : lineOf(String(value), 60)
    return [name, LocalDate.safeParse(value).success ? short(String(value), language) : text]
  })
  return say(known, Object.fromEntries(values) as Values)
}

function whenOf(span: Omit<ImportedSpan, 'endDate'> & { endDate?: string }, language: Language): string {
  const { date, from, endDate = date, to } = span
  const isWhole = from === '00:00' && to === '24:00'
  if (endDate === date) {
    const day = dayOf(date, language)
    return isWhole ? day : inARow([day, formatRange(from, to, language)], language)
  }
  const [first, last] = [short(date, language), short(endDate, language)]
  return isWhole ? `${first} – ${last}` : `${first} ${from} – ${last} ${to}`
}

const dayOf = (date: LocalDate, language: Language) => formatDate(date, language, 'compactYear')

const short = (date: LocalDate, language: Language) =>
  date === '' ? '' : formatDate(date, language, 'dayMonthYear')

/** How many dates were taken over. */
export function doneTitle({ taken }: ImportReport, language: Language): string {
  return texts(language)('done.title', { count: taken })
}

/** Whether the file ends before its calendar does, and what to do then. */
export function cutOffWords(
  { plan }: ImportReport,
  language: Language,
): { title: string; content: string } | undefined {
  if (plan.cutOff === undefined) return undefined
  const say = texts(language)
  const title = lineOf(plan.cutOff.summary ?? '', 120)
  return {
    title: title === '' ? say('cutOff.between') : say('cutOff.within', { title }),
    content: say('cutOff.again'),
  }
}

/** Why a file could not be taken over at all; `advice` by code, where it is another than on the page. */
export function problemOfFile(
  { code, facts }: Refusal,
  language: Language,
  advice: Readonly<Record<string, string>> = {},
): string {
  const { title, detail } = problemMessage(language, code, facts, texts)
  return [title, advice[code] ?? detail].filter(Boolean).join(' ')
}
