import type { Contact } from '../../contacts/schema.ts'
import type { Booking } from '../schema.ts'
import type { Giver } from '../schema/gift.ts'
import { withoutPeople } from './forgotten.ts'
import type { Offered } from '../schema/offered.ts'

type Of = Pick<Offered, 'gift' | 'side'>

/** Who stands in a booking because of an offer; nobody, once another offer has taken its place. */
export function personIn({ gift, givenBy, linkId }: Booking, of: Of): Contact | Giver | undefined {
  if (gift?.id === of.gift) {
    if (of.side === 'giver') return gift.from
    return 'contact' in gift.to ? gift.to.contact : undefined
  }
  // Since it was given its links are made from the id of that offer.
  return of.side === 'giver' && linkId === of.gift ? givenBy : undefined
}

/** The booking without them: what waited for an answer is taken back, what was given stays given. */
export function withoutPerson(booking: Booking, of: Of): Booking {
  const { gift, givenBy, ...rest } = booking
  if (gift?.id === of.gift) return { ...rest, ...(givenBy === undefined ? {} : { givenBy }) }
  const given = booking.history.findLastIndex(({ what }) => what === 'given')
  const history = booking.history.map((line, at) => (at <= given ? withoutPeople(line) : line))
  return { ...rest, history, ...(gift === undefined ? {} : { gift }) }
}
