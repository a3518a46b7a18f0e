import { href } from '../../../shared/http/contract.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { queuePaths } from '../../waitlist/contract.ts'
import { offerToken } from '../../waitlist/rules/place.ts'
import type { Place, PlaceLine } from '../../waitlist/schema.ts'
import type { Manager } from '../../houses/schema.ts'
import { bookPath } from '../../rooms/contract.ts'
import type { Recipient } from '../schema.ts'

/** Something that happened to a place, and until when the offer that it is about holds or held. */
export interface PlaceNews {
  entry: PlaceLine
  until: Instant
}

/** New lines of a place's history that are worth a mail: an offer, and one that was let pass. */
export function newsOfPlace(before: Place | undefined, after: Place): PlaceNews[] {
  const known = new Set(before?.history.map(({ id }) => id))
  return after.history.flatMap((entry, at) => {
    const isOver = entry.what === 'expired' && after.history[at - 1]?.what === 'offered'
    if (known.has(entry.id) || (entry.what !== 'offered' && !isOver)) return []
    const { offer } = isOver ? (before ?? after) : after
    return [{ entry, until: offer?.until ?? entry.at }]
  })
}

/** Who is told. Whoever has no address is called, so those who decide today hear of an offer to them. */
export function placeRecipients(
  { contact }: Pick<Place, 'contact'>,
  { what }: PlaceLine,
  deciding: readonly Pick<Manager, 'person'>[],
): Recipient[] {
  if (contact.email !== undefined) return [{ kind: 'contact' }]
  return what === 'offered' ? deciding.map(({ person }) => ({ kind: 'manager', person }) as const) : []
}

export interface PlaceLinks {
  /** The place's page; whoever comes by this link has proved the address. */
  place: string
  /** The place as the manager sees it. */
  managed: string
  /** The form for a new request. */
  book: string
}

export function placeLinks(
  publicUrl: string,
  secret: string,
  place: Pick<Place, 'id' | 'house' | 'contact'>,
): PlaceLinks {
  const { id, house } = place
  return {
    place: publicUrl + href({ path: queuePaths.place }, { id, token: offerToken(secret, place) }),
    managed: publicUrl + href({ path: queuePaths.managedPlace }, { house, id }),
    book: publicUrl + href({ path: bookPath }, { house }),
  }
}
