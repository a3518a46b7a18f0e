import { actions, linkButton } from '../../../shared/html/buttons.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import { slotOf } from '../../bookings/rules/move.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import { holdsSlot, mayTake } from '../../bookings/rules/state.ts'
import { canTakeOut } from '../../bookings/rules/what-changed.ts'
import type { Booking } from '../../bookings/schema.ts'
import { rhythmOf, spanWords } from '../../bookings/views/facts.ts'
import { texts } from '../../bookings/views/texts.ts'
import { bookHref } from '../../rooms/views/frame.ts'
import type { ShownHouse } from '../../rooms/views/frame.ts'
import { linkTo, ownCalendarHref } from './links.ts'
import type { LinkedBooking } from './links.ts'

interface Actable extends LinkedBooking {
  house: ShownHouse
  booking: Booking
  isOver: boolean
}

/** „Di, 8. Dezember, 18:00–20:00 Uhr“, of a series how it repeats; its year stands among the facts. */
export function headline(booking: Booking, language: Language): string {
  const [first] = booking.occurrences
  if (first === undefined || booking.repeat !== undefined)
    return rhythmOf(booking, language) ?? spanWords(booking, language)
  const { date, from, to } = slotOf(booking, first)
  return formatMoment({ date, from, to }, language, 'compact')
}

/** What most people come for, in sight at once; of a series its dates have it. */
export function usual(model: Actable): Content {
  const { language, booking, house, isOver } = model
  const say = texts(language)
  const [first] = booking.occurrences
  const again = {
    rooms: usualRooms(booking),
    ...(booking.attendees === undefined ? {} : { attendees: booking.attendees }),
    ...(first ? { date: first.date, from: first.from, to: first.to } : {}),
  }
  const to = isOver || booking.repeat !== undefined ? { rooms: again.rooms } : again
  if (!holdsSlot(booking.state) || isOver)
    return actions(linkButton({ href: bookHref(house.id, to), label: say('booking.again'), kind: 'primary' }))
  if (booking.repeat !== undefined) return false
  const can = (['move', 'cancel'] as const).filter((step) => mayTake(step, booking.state))
  return actions(
    ...can.map((step) =>
      linkButton({
        href: linkTo(model, step),
        label: say(`booking.${step}`),
        kind: step === 'cancel' ? 'danger' : 'secondary',
      }),
    ),
  )
}

/** What else can be done with it. */
export function more(model: Actable): Content {
  const { language, booking, isOver } = model
  const say = texts(language)
  const out = canTakeOut(booking) && { href: linkTo(model, 'calendar'), label: say('booking.outOfCalendar') }
  if (!holdsSlot(booking.state) || isOver) return out && actions(linkButton(out))
  if (booking.repeat !== undefined) return false
  const isApproved = booking.state === 'approved'
  const calendar = { href: linkTo(model, 'calendar'), label: say('booking.calendar') }
  const follow = { href: ownCalendarHref(model), label: say('booking.ownCalendar') }
  const change = { href: linkTo(model, 'change'), label: say('booking.change') }
  return actions(
    isApproved && linkButton({ ...calendar, kind: 'primary' }),
    isApproved && booking.group === undefined && linkButton(follow),
    mayTake('change', booking.state) && linkButton(change),
  )
}
