import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { requestBooking } from '../../bookings/actions/request-booking.ts'
import { asHost } from '../../groups/actions/acting.ts'
import type { MoreDates } from '../contract/parts.ts'
import { placeInWords } from '../rules/venue.ts'
import { openToChange } from './load.ts'

export interface AddingDates {
  id: string
  asked: MoreDates
  /** The same key is the same booking, however often the form arrives. */
  idempotencyKey?: string
}

/**
 * A meeting goes on, or gets a date more: a booking of its own under it, in the name of its host, which is decided about as any
 * other; its calendar and those who follow stay. Refuses what a request refuses, `date-exists` among it, and with
 * `too-many-bookings`. Gives back its id.
 */
export function addDates(ctx: Context, actor: Actor, adding: AddingDates): Promise<string> {
  return retryIfChanged(() => add(ctx, actor, adding))
}

async function add(ctx: Context, actor: Actor, { id, asked, idempotencyKey }: AddingDates): Promise<string> {
  const { meeting, by, host, house } = await openToChange(ctx, actor, id)
  const { venue, contact, language, group } = meeting
  const { rooms = venue.kind === 'rooms' ? venue.rooms : [], ...when } = asked
  const isElsewhere = rooms.length === 0
  const title = meeting.words.de.title
  const byManager = by.kind !== 'contact'
  const request = {
    ...when,
    rooms,
    purpose: title,
    label: title.slice(0, 80),
    contact,
    language,
    ...known({ group }),
  }
  // Whoever has the host's link asks as anybody does: their address is proved again, since a link is passed on easily.
  const visitor: Actor = { kind: 'visitor', address: actor.address }
  const asking = byManager ? actor : host ? await asHost(ctx, visitor, host) : visitor
  const booking = await requestBooking(ctx, asking, {
    house: house.id,
    request: { ...request, ...(byManager ? { approve: true } : {}) },
    meeting: id,
    ...known({ idempotencyKey, elsewhere: isElsewhere ? placeInWords(venue) : undefined }),
  })
  return booking.id
}
