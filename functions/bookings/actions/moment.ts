import type { Context } from '../../../shared/context.ts'
import type { Moment } from '../rules/scope.ts'
import type { BookingFile } from './load.ts'

/** Now, in the house of a booking: by what is past and what is to come. */
export function momentOf({ now }: Pick<Context, 'now'>, { house }: Pick<BookingFile, 'house'>): Moment {
  return { now: now(), zone: house.timeZone }
}
