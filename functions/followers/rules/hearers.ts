import type { Language } from '../../../shared/language.ts'
import { writerOf } from '../../../shared/same-mailbox.ts'
import { instantOfKept } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Attendance } from '../../attendances/schema.ts'
import type { Taker } from '../../duties/schema.ts'
import { hasEnded } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { Follower } from '../schema.ts'
import type { ChangeLine } from '../schema/notice.ts'
import type { DateChange, EntryChange } from './changes.ts'

/** Somebody who follows, comes or helps: by their address. */
export interface Hearer {
  email: string
  language: Language
  follower?: string
  /** Their sign-ups, by the key of the date. */
  own: ReadonlyMap<string, string>
  /** The dates at which they have a duty, and by whose link it is theirs. */
  helping: ReadonlyMap<string, string>
}

interface Heard {
  followers: readonly Follower[]
  attendances: readonly Attendance[]
  helping: readonly { key: string; taker: Taker }[]
}

/** One for each address, however often it is there. */
export function hearersOf({ followers, attendances, helping }: Heard): Hearer[] {
  const coming = attendances.flatMap((each) => (counts(each) ? reached(each, each.key) : []))
  const helpers = helping.flatMap(({ key, taker }) => reached(taker, key))
  const own = Map.groupBy(coming, ({ address }) => address)
  const duties = Map.groupBy(helpers, ({ address }) => address)
  const keysOf = (some: readonly Reached[] = []) => new Map(some.map(({ key, id }) => [key, id] as const))
  const following = followers.map(({ email, language, id }) => {
    return { email, language, follower: id, address: writerOf(email) }
  })
  const people = new Map([...coming, ...helpers].map((each) => [each.address, each]))
  const known = new Set(following.map(({ address }) => address))
  const others = [...people.values()].filter(({ address }) => !known.has(address))
  return [...following, ...others].map(({ address, email, language, ...rest }) => ({
    email,
    language,
    ...('follower' in rest ? { follower: rest.follower } : {}),
    own: keysOf(own.get(address)),
    helping: keysOf(duties.get(address)),
  }))
}

interface Reached {
  address: string
  email: string
  language: Language
  key: string
  id: string
}

function reached({ id, contact, language }: Attendance | Taker, key: string): Reached[] {
  const email = contact?.email
  return email === undefined ? [] : [{ address: writerOf(email), email, language, key, id }]
}

function counts({ state }: Attendance): boolean {
  return state !== 'left' && state !== 'expired'
}

/** More than these are told by their number. */
const mostLines = 20

/** What one of them hears of the dates; nothing of a change that is not about them. */
export function linesFor(
  { follower, own, helping }: Hearer,
  { dates, life }: { dates: readonly DateChange[]; life?: EntryChange['life'] },
  ahead: readonly MeetingDate[],
): { dates: ChangeLine[]; more: number } {
  const isTheirs = ({ key }: { key: string }) => own.has(key) || helping.has(key)
  const theirs = dates.filter((date) => follower !== undefined || isTheirs(date))
  const goingOn = life === 'resumed' ? ahead.filter(isTheirs) : []
  const all = [
    ...goingOn.map((date) => ({ what: 'on' as const, key: date.key, before: date, after: date })),
    ...theirs,
  ]
  const some = all.slice(0, mostLines)
  const lines = some.map((change, at): ChangeLine => {
    const note = noteOf(change)
    const next = some[at + 1]
    const [coming, duty] = [own.get(change.key), helping.get(change.key)]
    return {
      what: change.what,
      before: slotOf(change.before),
      after: slotOf(change.after),
      ...(change.what === 'title' ? { title: change.after.title.de } : {}),
      // Of several dates with one reason it is said once, after the last of them.
      ...(note === undefined || note === (next && noteOf(next)) ? {} : { note }),
      ...(coming === undefined ? {} : { coming }),
      ...(duty === undefined ? {} : { duty: { key: change.key, id: duty } }),
    }
  })
  return { dates: lines, more: all.length - lines.length }
}

/** What was said before is known. */
function noteOf({ before, after }: Pick<DateChange, 'before' | 'after'>): string | undefined {
  return before.note === after.note ? undefined : after.note
}

function slotOf({ date, from, to, venue }: MeetingDate): ChangeLine['after'] {
  if (venue.kind === 'rooms' || venue.kind === 'online') return { date, from, to, venue }
  const { kind, place, address } = venue
  return { date, from, to, venue: { kind, place, ...(address === undefined ? {} : { address }) } }
}

/** From when on nobody can do anything with it: when the last of the dates is over. */
export function overAtOf(dates: readonly ChangeLine[], zone: string): Instant | undefined {
  const ends = dates.flatMap(({ before, after }) =>
    [before, after].map(({ date, to }) => instantOfKept(date, to, zone)),
  )
  return ends.sort().at(-1)
}

/** Changes of dates of which one side is still to come. */
export function upcomingAmong(
  dates: readonly DateChange[],
  { zone, now }: { zone: string; now: Instant },
): DateChange[] {
  return dates.filter(({ before, after }) => [before, after].some((date) => !hasEnded(date, zone, now)))
}
