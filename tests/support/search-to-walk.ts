import { writerId } from '../../shared/same-mailbox.ts'
import type { Furnished, Place } from './pages-to-walk.ts'
import { worldSecret } from './world-secret.ts'

type PlaceOf = (name: string, params?: object, query?: object) => Place

/** The search, the list of all bookings, and the pages of those who asked for them. */
export function searchPlaces(place: PlaceOf, { open, groups }: Pick<Furnished, 'open' | 'groups'>): Place[] {
  const aef = { house: 'aef' }
  return [
    place('searchPage', aef),
    place('searchPage', aef, { q: 'Apfel Apfel 999' }),
    place('searchPage', aef, { q: 'gruppe' }),
    place('searchPage', aef, { q: '12.3.2027' }),
    place('bookingListPage', aef),
    place('bookingListPage', aef, { room: 'seminarraum', state: 'waiting', from: '2027-03-01' }),
    place('bookingListPage', aef, { past: 'yes' }),
    place('contactPage', { ...aef, contact: writerId(worldSecret, open.contact.email) }),
    place('groupHistoryPage', { ...aef, id: groups.open.id }),
  ]
}
