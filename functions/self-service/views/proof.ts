import { inARow } from '../../../shared/in-a-row.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { formatList } from '../../../shared/time/format.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import type { Booking } from '../../bookings/schema.ts'
import { roomNames, spanWords, whenWords } from '../../bookings/views/facts.ts'
import { texts } from '../../bookings/views/texts.ts'
import { proofPage } from '../../rooms/views/proof.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import type { Room } from '../../rooms/schema.ts'

interface ProofModel {
  language: Language
  house: ShownHouse
  rooms: readonly Room[]
  booking: Booking
  token: string
}

/** Where and when, and nothing that was typed: perhaps somebody else did, in the name of whoever reads this. */
export function bookingProofView({ language, house, rooms, booking, token }: ProofModel): string {
  const say = texts(language)
  const [first] = booking.occurrences
  const when = booking.repeat || !first ? spanWords(booking, language) : whenWords(first, language)
  const names = roomNames(usualRooms(booking), rooms)
  return proofPage({
    language,
    house,
    here: href({ path: bookingPaths.proof }, { id: booking.id, token }),
    title: say('proof.title'),
    lead: inARow([formatList(names, language), when], language),
    more: say('proof.more'),
    yes: say('proof.yes'),
  })
}
