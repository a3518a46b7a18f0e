import { Refusal } from '../../../shared/refusal.ts'
import type { RequestTerms } from '../../rooms/rules/wanted.ts'
import { whenRefusal } from '../../rooms/rules/wanted.ts'
import type { When } from '../../rooms/schema.ts'
import type { BookingRequest, BookingState } from '../schema.ts'
import { needsFirstDecision } from './consent.ts'

/**
 * Why no date of a series can be had: its length, or that a room is given on the phone alone. What else the rooms do not allow binds
 * each date by itself.
 */
export function wholeRefusal(when: Omit<When, 'rooms'>, terms: RequestTerms): Refusal | undefined {
  const refusal = whenRefusal(when, terms)
  return refusal?.code === 'phone-only' || refusal?.facts.pointer === '/to' ? refusal : undefined
}

/** The state in which a booking begins. */
export function firstState(
  request: BookingRequest,
  {
    byManager,
    isProved,
    rooms,
    trusted,
    meeting,
  }: Pick<RequestTerms, 'byManager' | 'rooms'> & {
    isProved: boolean
    trusted: boolean
    meeting?: string | undefined
  },
): BookingState {
  if (byManager) return request.approve ? 'approved' : 'requested'
  if (!isProved) return 'unconfirmed'
  return needsFirstDecision({ ...request, meeting }, {}, { rooms, trusted }) ? 'requested' : 'approved'
}
