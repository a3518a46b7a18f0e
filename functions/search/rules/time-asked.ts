import { LocalTime } from '../../../shared/time/civil.ts'

/** By which words a time of day is known in one language, each as `plainly` has it. */
export interface TimeNames {
  /** Before the hour: `um`. */
  beforeHour: readonly string[]
  /** Behind it: `uhr`. */
  behindHour: readonly string[]
  /** Between two hours: `bis`. */
  betweenHours: readonly string[]
}

/** A moment of a day, or from when to when. */
export interface TimeAsked {
  from: LocalTime
  to?: LocalTime
}

const clock = String.raw`(\d{1,2})(?:[:.](\d{2}))?`

/** The first time of day that can be nothing else: `18 Uhr`, `18:30`, `18:30–20:00`. */
export function timeIn(text: string, names: readonly TimeNames[]): TimeRead {
  const { before, behind, between } = wordsOf(names)
  const to = String.raw`\s*(?:[-–]|${between})\s*`
  return firstTime(text, [
    String.raw`(?<![\d:.])${clock}(?:${to}${clock})?\s*${behind}(?![\p{L}\d])`,
    String.raw`(?:(?<!\p{L})${before}\s+)?(?<![\d:.])(\d{1,2}):(\d{2})(?:${to}(\d{1,2}):(\d{2}))?(?![\d:])`,
  ])
}

/** One that could be a date too if another had not been found: `um 18`. */
export function bareTimeIn(text: string, names: readonly TimeNames[]): TimeRead {
  return firstTime(text, [
    String.raw`(?<!\p{L})${wordsOf(names).before}\s+(\d{1,2})(?:\.(\d{2}))?(?![\d./:])`,
  ])
}

/** The text is without the time and without the words that belong to it. */
interface TimeRead {
  time?: TimeAsked
  rest: string
}

function firstTime(text: string, shapes: readonly string[]): TimeRead {
  for (const shape of shapes) {
    const [found, hour, minute, endHour, endMinute] = new RegExp(shape, 'u').exec(text) ?? []
    if (found === undefined) continue
    const isLate = /(?<!\p{L})pm$/u.test(found)
    const [from, to] = [timeOf(hour, minute, isLate), timeOf(endHour, endMinute, isLate)]
    if (from !== undefined)
      return { time: { from, ...(to === undefined ? {} : { to }) }, rest: text.replace(found, ' ') }
  }
  return { rest: text }
}

/** Whether something is on at that time. */
export function isOnAt({ from, to }: { from: string; to: string }, asked: TimeAsked): boolean {
  return asked.to === undefined ? from <= asked.from && asked.from < to : from < asked.to && asked.from < to
}

function timeOf(hour: string | undefined, minute = '00', isLate = false): LocalTime | undefined {
  if (hour === undefined) return undefined
  const later = isLate && Number(hour) < 12 ? 12 : 0
  const time = `${String(Number(hour) + later).padStart(2, '0')}:${minute}`
  return LocalTime.safeParse(time).success ? time : undefined
}

function wordsOf(names: readonly TimeNames[]) {
  return {
    before: oneOf(names.flatMap(({ beforeHour }) => beforeHour)),
    behind: oneOf(names.flatMap(({ behindHour }) => behindHour)),
    between: oneOf(names.flatMap(({ betweenHours }) => betweenHours)),
  }
}

const oneOf = (words: readonly string[]) => `(?:${[...new Set(words)].map(RegExp.escape).join('|')})`
