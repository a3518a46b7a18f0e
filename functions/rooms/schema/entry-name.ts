import { idLength } from '../../../shared/ids.ts'

/** What an entry of a day sheet is about. */
export interface EntryAbout {
  /** Booking, block or place in the queue. */
  holder: string
  /** Of one date of several its key, `2026-12-01T19:00`. */
  key?: string | undefined
  /** Another time, that is held beside the date. */
  isBeside: boolean
}

/** How an entry is called: `<holder>`, of one date of several `<holder>_20261201T1900`, of a time beside that with a `+` at the end. */
export function nameOfEntry({ holder, key, isBeside }: EntryAbout): string {
  const date = key === undefined ? '' : `_${key.replace(/[-:]/g, '')}`
  return `${holder}${date}${isBeside ? '+' : ''}`
}

/** What the name of an entry says; the inverse of `nameOfEntry`. */
export function aboutOf(name: string): EntryAbout {
  const [, year, month, day, hour, minute] = /_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\+?$/.exec(name) ?? []
  const key = year === undefined ? undefined : `${year}-${month}-${day}T${hour}:${minute}`
  return { holder: holderOf(name), key, isBeside: name.endsWith('+') }
}

/** Booking, block or place in the queue that an entry belongs to. */
export function holderOf(name: string): string {
  return name.slice(0, idLength)
}

/** Whether an entry of a booking is about its date of this key; that of a single booking is about its only one. */
export function isAboutDate(name: string, date: string): boolean {
  const { key = date } = aboutOf(name)
  return key === date
}
