import { dataTable } from '../../../shared/html/facts.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import type { Booking } from '../../bookings/schema.ts'
import type { AffectedBooking, AffectedDate } from '../../blocks/schema/closure.ts'
import { texts } from '../../blocks/views/closure-words.ts'
import { managedHref, roomsOf, titleOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'

export interface AffectedModel extends Pick<ManagerPage, 'language' | 'rooms'> {
  affected: readonly AffectedBooking[]
  /** Those that are still known, in no order. */
  bookings: readonly Booking[]
  caption: string
  /** What becomes of a date, or has become of it. */
  fateOf: (booking: Booking, date: AffectedDate) => Content
}

/** Who is affected by a closure, a line a date, in the order of time. */
export function affectedTable(model: AffectedModel): Content {
  const { language, rooms, affected, bookings, caption, fateOf } = model
  const say = texts(language)
  const lines = affected.flatMap(({ booking: id, dates }) => {
    const booking = bookings.find((other) => other.id === id)
    return booking ? dates.map((date) => ({ booking, date })) : []
  })
  const startOf = ({ slot }: AffectedDate) => `${slot.date}T${slot.from}`
  const sorted = lines.sort((a, b) => (startOf(a.date) < startOf(b.date) ? -1 : 1))
  return dataTable({
    caption,
    captionHidden: true,
    columns: (['who', 'when', 'rooms', 'fate'] as const).map((key) => ({ label: say(`column.${key}`) })),
    rows: sorted.map(({ booking, date }) => [
      html`<a href="${managedHref(booking)}">${titleOf(booking)}</a>`,
      formatMoment(date.slot, language, 'compact'),
      roomsOf(date.slot.rooms ?? booking.rooms, rooms, language),
      fateOf(booking, date),
    ]),
  })
}

export function countOf(affected: readonly AffectedBooking[]): { bookings: number; dates: number } {
  return { bookings: affected.length, dates: affected.flatMap(({ dates }) => dates).length }
}
