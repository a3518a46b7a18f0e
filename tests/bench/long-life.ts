import { blockOf } from '../../functions/blocks/rules/closure.ts'
import type { Closure } from '../../functions/blocks/schema/closure.ts'
import { newBlockWrite } from '../../functions/blocks/store/blocks.ts'
import { newClosureWrite } from '../../functions/blocks/store/closures.ts'
import { usageWrite } from '../../functions/contacts/store/usage.ts'
import { trustWrite } from '../../functions/contacts/store/trust.ts'
import { newFeedWrites } from '../../functions/feeds/store.ts'
import { derivedId } from '../../shared/ids.ts'
import type { Write } from '../../shared/table/write.ts'
import { addDays, addMinutes } from '../../shared/time/civil.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { bookingWrites, firstHouse } from './country.ts'
import { otherGroupWrites } from './groups.ts'

const house = firstHouse.house.id

/**
 * What the measured house gathers in a long life, `times` over: people whom it trusts and what they have used, bookings that are over,
 * closures, calendars and groups. Nobody who books, decides or looks at a page should pay for it.
 */
export function* longLife(now: Instant, times: number): Generator<Write[]> {
  for (let at = 0; at < times; at++) yield* aYearOf(now, at)
}

function* aYearOf(now: Instant, at: number): Generator<Write[]> {
  const contactId = derivedId('long life', 'contact', String(at))
  yield [trustWrite(house, contactId, now)]
  const change = new Map([['approved 2026-2', 120]])
  yield [usageWrite({ house, contactId, change, lastDate: '2027-12-31' })]
  // Before the months that calendars show.
  const date = addDays(now.slice(0, 10), -70 - (at % 300))
  yield bookingWrites({ house, at: 1000 + at, date, state: 'approved', now })
  yield closureWrites(now, at, date)
  const feed = {
    id: derivedId('long life', 'feed', String(at)),
    house,
    person: contactId,
    name: 'Telefon',
    createdAt: now,
  }
  yield newFeedWrites(feed, derivedId('long life', 'hash', String(at)), undefined)
  yield otherGroupWrites(now, at)
}

/** Over, and laid: its block is found by its id alone. */
function closureWrites(now: Instant, at: number, date: string): Write[] {
  const closure: Closure = {
    id: derivedId('long life', 'closure', String(at)),
    house,
    rooms: firstHouse.rooms.map(({ id }) => id),
    from: date,
    to: date,
    words: 'Grundreinigung',
    displaced: 'cancel',
    state: 'laid',
    by: { kind: 'manager', name: 'Hausleitung' },
    createdAt: now,
    undoUntil: addMinutes(now, 60),
    affected: [],
    restored: [],
  }
  const done = newClosureWrite(closure, firstHouse.house.retentionMonths)
  return [done, newBlockWrite(blockOf(closure), 12)]
}
