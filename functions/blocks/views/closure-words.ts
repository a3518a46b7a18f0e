import { inARow } from '../../../shared/in-a-row.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { DateStyle } from '../../../shared/time/format.ts'
import type { Language } from '../../../shared/language.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import type { HeldSlot } from '../../bookings/schema/occurrence.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Booking } from '../../bookings/schema.ts'
import { roomsOf as roomIdsOf } from '../../bookings/rules/slot.ts'
import de from '../texts/closure.de.json' with { type: 'json' }
import en from '../texts/closure.en.json' with { type: 'json' }
import { roomsOf } from '../../bookings/views/managed.ts'

/** The words of closing a house, for the house and for those who are affected. */
export const texts = textsOf({ name: 'blocks/closure', de, en })

/** `Fr, 4. Dezember, 19:00–21:00 Uhr`; with the rooms if they are others than the booking's. */
export function slotWords(
  booking: Pick<Booking, 'rooms'>,
  slot: Pick<HeldSlot, 'date' | 'from' | 'to' | 'rooms'>,
  { rooms, language, style = 'compact' }: SlotStyle,
): string {
  const when = formatMoment(slot, language, style)
  const ids = roomIdsOf(booking, slot)
  return ids.join() === booking.rooms.join() ? when : inARow([when, roomsOf(ids, rooms, language)], language)
}

interface SlotStyle {
  rooms: readonly Room[]
  language: Language
  style?: DateStyle
}
