import { inARow } from '../../../shared/in-a-row.ts'
import { shareButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Language } from '../../../shared/language.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import type { Moment } from '../../bookings/rules/scope.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import type { Booking } from '../../bookings/schema.ts'
import { texts } from '../../bookings/views/texts.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { arrivalFacts, arrivalTitle } from '../../houses/views/arrival.ts'
import type { SaidByHouse } from '../../houses/rules/own-words.ts'
import type { Room } from '../../rooms/schema.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { headline } from './booking-actions.ts'

interface CertainModel {
  language: Language
  house: ShownHouse & SaidByHouse
  rooms: readonly Room[]
  booking: Booking
  moment: Moment
  publicUrl: string
}

/** Once a time to come is certain: what one needs to get in, and a way to tell others. Nothing before. */
export function certain(model: CertainModel): Content {
  const { language, house, booking, moment } = model
  const isSafe = booking.occurrences.some((each) => each.state === 'approved' && isUpcoming(each, moment))
  if (!isSafe) return false
  const facts = booking.rooms.length === 0 ? [] : arrivalFacts(house, language)
  return [share(model), facts.length > 0 && section(arrivalTitle(language), definitionList(facts))]
}

/** When and where, and what everybody may open: never the link of this page, which lets whoever has it cancel. */
function share({ language, house, booking, rooms, publicUrl }: CertainModel): Content {
  const where = whereWords(booking, usualRooms(booking), { rooms, language })
  const place = [where, house.name, house.address.replace(/\s*\n\s*/g, ', ')].filter((part) => part !== '')
  const title = headline(booking, language)
  const text = inARow([title, inARow(place, language)], language)
  return shareButton({ title, text, url: publicUrl, label: texts(language)('booking.share') })
}
