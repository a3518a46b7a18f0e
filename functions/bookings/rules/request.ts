import { createHash } from 'node:crypto'
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

/** Tells requests apart that came with the same Idempotency-Key. */
export function fingerprintOf(request: BookingRequest): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        )
      : value
  return createHash('sha256')
    .update(JSON.stringify(sorted(request)))
    .digest('base64url')
    .slice(0, 16)
}
