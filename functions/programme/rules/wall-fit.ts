import { point } from '../../../shared/in-a-row.ts'
/** What of a date stands on the wall, as long as it is written there. */
export interface WallLine {
  title: string
  /** Alone, when there is little room. */
  where: string
  /** For whom, in which languages, what it costs; perhaps nothing. */
  rest: string
  note?: string | undefined
}

/**
 * How large a week or month is printed, so that one sheet holds it: `1` for one or two dates, `10` in two columns; the first four with codes. What is said here
 * of sizes stands in `wall-print.css` as well. A3 is drawn 1.414 times as large, so the same lines fill it.
 */
export type WallSize = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10

export interface WallFit {
  size: WallSize
  /** So many dates have room, counted from the first. */
  shown: number
}

interface Look {
  size: WallSize
  points: number
  columns: 1 | 2
  /** Each date with its code. */
  hasCodes: boolean
  /** One paragraph for a date instead of several. */
  isShort: boolean
}

const looks: readonly Look[] = [
  { size: 1, points: 26, columns: 1, hasCodes: true, isShort: false },
  { size: 2, points: 22, columns: 1, hasCodes: true, isShort: false },
  { size: 3, points: 18, columns: 1, hasCodes: true, isShort: false },
  { size: 4, points: 15, columns: 1, hasCodes: true, isShort: false },
  { size: 5, points: 16, columns: 1, hasCodes: false, isShort: false },
  { size: 6, points: 14, columns: 1, hasCodes: false, isShort: false },
  { size: 7, points: 13, columns: 1, hasCodes: false, isShort: false },
  { size: 8, points: 12, columns: 1, hasCodes: false, isShort: false },
  { size: 9, points: 11, columns: 1, hasCodes: false, isShort: true },
  { size: 10, points: 9, columns: 2, hasCodes: false, isShort: true },
]

/** A4 without its margins, in millimetres. */
const sheet = { width: 186, height: 273 }

/** Letters are seldom wider, and no browser breaks lines quite as reckoned. */
const letter = 0.54
const boldLetter = 0.6
const mixedLetter = 0.56
const spare = 0.95

/** The largest look that has room for all, or the smallest with as many as fit. */
export function wallFit(
  days: readonly (readonly WallLine[])[],
  house: { name: string; address: string },
): WallFit {
  const all = days.flat().length
  for (const look of looks) if (shownIn(look, days, house) === all) return { size: look.size, shown: all }
  const last = looks.at(-1) ?? looks[0]!
  return { size: last.size, shown: shownIn(last, days, house) }
}

function shownIn(
  look: Look,
  days: readonly (readonly WallLine[])[],
  house: { name: string; address: string },
): number {
  const em = look.points * 0.3528
  const room =
    (sheet.height * spare - headOf(house) - 3 * em) * look.columns * (look.columns === 2 ? 0.94 : 1)
  const width = (sheet.width / look.columns - (look.columns - 1) * 4) / em
  let [used, shown] = [0, 0]
  for (const day of days) {
    used += (look.isShort ? 2.1 : 2.9) * em
    for (const line of day) {
      used += heightOf(line, look, width) * em
      if (used > room) return shown
      shown += 1
    }
  }
  return shown
}

/** Name and address of the house beside its code. */
function headOf({ name, address }: { name: string; address: string }): number {
  const words = lines(name, 22) * 12 + 9 + lines(address, 45) * 6.5 + 8
  return Math.max(43, words)
}

/** In em of the look. */
function heightOf({ title, where, rest, note }: WallLine, look: Look, width: number): number {
  const text = width - (look.columns === 2 ? 9 : 9.5) - (look.hasCodes ? 6.5 : 0)
  if (look.isShort) return lines(`${title}, ${where}`, text / mixedLetter) * 1.3 + 0.38
  const words = [aboutOf({ where, rest }), ...(note === undefined ? [] : [note])]
  const height =
    lines(title, text / 1.3 / boldLetter) * 1.3 * 1.2 +
    words.reduce((sum, each) => sum + lines(each, text / letter) * 1.3, 0)
  // A short address stands below what has a code.
  return Math.max(height + (look.hasCodes ? 1.2 : 0), look.hasCodes ? 5.5 : 0) + 1.1
}

/** All of it in one line. */
export function aboutOf({ where, rest }: Pick<WallLine, 'where' | 'rest'>): string {
  return [where, rest].filter((text) => text !== '').join(point)
}

/** How many lines a text takes where so many letters stand in one; words are not broken, so the end of a line stays empty. */
function lines(text: string, letters: number): number {
  let [count, left] = [1, letters]
  for (const word of text.split(/\s+/)) {
    const length = word.length + 1
    if (length > left && left < letters) [count, left] = [count + 1, letters]
    count += Math.max(0, Math.ceil(length / letters) - 1)
    left -= length > letters ? length % letters : length
  }
  return count
}
