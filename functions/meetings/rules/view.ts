import { known } from '../../../shared/known.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { MeetingView } from '../contract/parts.ts'
import type { Meeting } from '../schema.ts'
import type { Counts } from '../schema/counts.ts'
import type { Entry } from '../schema/entry.ts'
import { datesOf, publicDates, stateOf } from './dates.ts'
import { placesOf } from './places.ts'

interface Seen {
  counts: ReadonlyMap<string, Counts>
  inside: boolean
  zone: string
  now: Instant
}

/** A meeting as programs read it; `inside` with what is nobody else's business yet. */
export function meetingView(
  meeting: Meeting,
  entry: Entry,
  { counts, inside, ...moment }: Seen,
): MeetingView {
  const { id, house, venue, needsKey, registration, suggestionsUntil, proposed } = meeting
  const { audience, languages, access, cost, hosts } = meeting
  const dates = (inside ? datesOf(entry) : publicDates(entry)).map((each) => {
    const { key, date, from, to, state, note } = each
    const title = each.title.de === meeting.words.de.title ? undefined : each.title.de
    const places = placesOf(registration, counts.get(key), { date: each, ...moment })
    return { key, date, from, to, state, venue: each.venue, ...known({ title, note, places }) }
  })
  const english = meeting.words.en
  return {
    id,
    house,
    state: stateOf(entry),
    ...meeting.words.de,
    venue,
    needsKey,
    registration,
    audience,
    languages,
    access,
    hosts,
    dates,
    ...known({ group: meeting.group, cost, suggestionsUntil, english, booking: newestOf(entry) }),
    ...(inside && proposed
      ? { proposed: { ...proposed.words.de, ...known({ english: proposed.words.en }) } }
      : {}),
  }
}

/** The booking that goes furthest: a table keeps those of an entry in no order. */
function newestOf({ bookings }: Entry): string | undefined {
  const lastOf = (dates: readonly { key: string }[]) =>
    dates
      .map(({ key }) => key)
      .sort()
      .at(-1) ?? ''
  return bookings.toSorted((a, b) => (lastOf(a.dates) < lastOf(b.dates) ? -1 : 1)).at(-1)?.booking
}
