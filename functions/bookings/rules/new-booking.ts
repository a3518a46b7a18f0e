import type { Actor } from '../../../shared/actor.ts'
import { known } from '../../../shared/known.ts'
import type { RequestTerms } from '../../rooms/rules/wanted.ts'
import type { Booking, BookingRequest, BookingState, Occurrence } from '../schema.ts'
import { managerName } from '../../contacts/rules/access.ts'
import type { Refused } from '../schema/occurrence.ts'
import { waitingOf } from './deadline.ts'
import { fingerprintOf } from '../../../shared/fingerprint.ts'
import type { WantedDate } from './series.ts'

export interface NamedRequest {
  id: string
  /** Of the first line of its history: tells this very write from another one of the same id. */
  line: string
  contactId: string
  house: string
  request: BookingRequest
  idempotencyKey?: string
  continues?: string
  inName?: { enteredBy?: string; personId: string } | undefined
  /** The address was shown to be theirs before. */
  isProved?: boolean | undefined
  /** What others come to, and where, if it is in no room. */
  meeting?: string | undefined
  elsewhere?: string | undefined
  heldFor?: Booking['heldFor']
}

/** A booking as it begins; dates that are refused stay on it with their reason. */
export function newBooking(
  { id, line, contactId, house, request, idempotencyKey, ...more }: NamedRequest,
  dates: readonly WantedDate[],
  terms: RequestTerms & { refused: ReadonlyMap<string, Refused>; actor: Actor; state: BookingState },
): Booking {
  const { approve: _approve, date: _date, from: _from, to: _to, ...details } = request
  const { setUpMinutes = 0, tidyUpMinutes = 0 } = request
  const { now, byManager, actor, state } = terms
  const by = byManager ? managerName(actor) : ({ kind: 'contact', name: request.contact.name } as const)
  const occurrences = dates.map((each): Occurrence => {
    const refused = terms.refused.get(each.key)
    return refused === undefined ? { ...each, state } : { ...each, state: 'refused', refused }
  })
  return {
    ...details,
    id,
    house,
    state,
    contactId,
    setUpMinutes,
    tidyUpMinutes,
    occurrences,
    ...waitingOf({ rooms: request.rooms, contact: request.contact, state, occurrences }, terms),
    ...(idempotencyKey === undefined ? {} : { fingerprint: fingerprintOf(request) }),
    ...known({ enteredBy: more.inName?.enteredBy, personId: more.inName?.personId }),
    ...(more.continues === undefined ? {} : { continues: more.continues }),
    ...(more.meeting === undefined ? {} : { meeting: more.meeting }),
    ...(more.elsewhere === undefined ? {} : { elsewhere: more.elsewhere }),
    language: request.language ?? 'de',
    origin: byManager ? 'manager' : 'public',
    createdAt: now,
    ...(more.isProved === true ? { provedAt: now } : {}),
    ...known({ heldFor: more.heldFor }),
    updatedAt: now,
    sequence: 0,
    version: 1,
    history: [{ id: line, at: now, by, what: byManager ? 'entered' : 'requested', state }],
  }
}
