import type { Context } from '../../../shared/context.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { fullRefusal } from '../rules/open-bounds.ts'
import type { Wanted } from '../rules/open-bounds.ts'
import { twiceRefusal } from '../rules/open-dates.ts'
import { anotherBookingWrite, readUnderMeeting } from '../store/programme.ts'
import type { UnderMeeting } from '../store/programme.ts'

export type { UnderMeeting } from '../store/programme.ts'

/** What lies under the meeting to which a booking is added; nothing where there is none, or where it is just being founded. */
export async function loadUnderMeeting(
  { table }: Pick<Context, 'table'>,
  { house, meeting }: { house: string; meeting?: string },
): Promise<UnderMeeting | undefined> {
  return meeting === undefined ? undefined : readUnderMeeting(table, house, meeting)
}

export function underRefusal(under: UnderMeeting | undefined, wanted: Wanted): Refusal | undefined {
  if (under === undefined) return undefined
  return twiceRefusal(under.bookings, wanted.dates) ?? fullRefusal(under.bookings, wanted)
}

export function anotherWrites(house: string, under: UnderMeeting | undefined): Write[] {
  return under === undefined ? [] : [anotherBookingWrite(house, under)]
}
