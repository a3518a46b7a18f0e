import type { Limit } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { minutesOfTime } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import type { When } from '../../rooms/schema.ts'
import { addressLimit } from './limits.ts'

/** What a request would hold before its address is proved: dates, and minutes of all its rooms together. */
export interface Held {
  dates: number
  minutes: number
}

/**
 * What is held at most for whoever has proved nothing: an evening a week for a year in two rooms from one network address, four times
 * as much in a house. Every hour it begins anew, in a house after its hold; whoever proves what they have sent goes on then.
 */
const mostHeld = { address: { dates: 60, hours: 250 }, house: { dates: 240, hours: 1000 } } as const

/** Requests in one name that nobody has proved: strangers cannot fill what is remembered of it, and it takes nothing from its owner. */
export const mostUnproved = 20

/** In this name enough waits to be proved: its owner finds it in the mailbox, and what is not proved goes within the hold. */
export function unprovedLimit(): Refusal {
  return new Refusal('too-many', 'too-many-requests', { limit: 'unproved-contact', most: mostUnproved })
}

/** Mails that ask one address whether it waits for a time: so many a day, whoever typed it wherever. */
export function queueMailLimit(contactId: string): Limit {
  return {
    purpose: 'queue-mail',
    of: contactId,
    most: mostUnproved,
    minutes: 24 * 60,
    named: 'unproved-contact',
  }
}

/** The same for a request that leaves a telephone alone: it holds its time until somebody of the house has had a day to call. */
export function phoneHoldLimits(house: House, address: string, held: Held, takes: 0 | 1 = 1): Limit[] {
  const span = { minutes: 2 * 24 * 60, takes }
  return [
    { ...addressLimit(house, address), takes },
    {
      ...span,
      purpose: 'unproved-phone',
      of: address,
      most: mostHeld.address.dates,
      named: 'unproved',
      also: also(held, mostHeld.address, 'unproved'),
    },
    {
      ...span,
      purpose: 'unproved-phone',
      of: `house ${house.id}`,
      most: mostHeld.house.dates,
      named: 'unproved-house',
      also: also(held, mostHeld.house, 'unproved-house'),
    },
  ]
}

/** What counts beside a request that nobody has proved yet; with `takes` 0 beside a change of one that holds more by it. */
export function holdLimits(house: House, address: string, held: Held, takes: 0 | 1 = 1): Limit[] {
  return [
    { ...addressLimit(house, address), takes, also: also(held, mostHeld.address, 'unproved') },
    {
      purpose: 'unproved',
      of: house.id,
      // Each holds one date at least.
      most: mostHeld.house.dates,
      takes,
      named: 'unproved-house',
      minutes: Math.max(60, house.unprovedHoldMinutes),
      also: also(held, mostHeld.house, 'unproved-house'),
    },
  ]
}

/** What some dates hold, each in its rooms, with the time around them. */
export function heldBy(dates: readonly Omit<When, 'date'>[]): Held {
  const minutes = dates.map(({ from, to, rooms, setUpMinutes = 0, tidyUpMinutes = 0 }) => {
    return (minutesOfTime(to) - minutesOfTime(from) + setUpMinutes + tidyUpMinutes) * rooms.length
  })
  return { dates: dates.length, minutes: minutes.reduce((sum, each) => sum + each, 0) }
}

function also({ dates, minutes }: Held, most: { dates: number; hours: number }, named: string) {
  return {
    dates: { takes: dates, most: most.dates, named },
    minutes: { takes: minutes, most: most.hours * 60, named },
  }
}
