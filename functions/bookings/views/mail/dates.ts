import { inARow } from '../../../../shared/in-a-row.ts'
import type { Language } from '../../../../shared/language.ts'
import { datesLines } from '../../../../shared/time/dates-in-words.ts'
import { formatMoment } from '../../../../shared/time/format.ts'
import { mailSubject } from '../../../rooms/views/mail.ts'
import { isContested } from '../../rules/consent.ts'
import { keysOf } from '../../rules/decision.ts'
import { roomsOf, usualRooms } from '../../rules/slot.ts'
import { holdsSlot, isOpen } from '../../rules/state.ts'
import type { Occurrence } from '../../schema.ts'
import type { HeldSlot } from '../../schema/occurrence.ts'
import { whereWords } from '../where.ts'
import type { BookingModel } from './frame.ts'
import { seenBy } from '../../../houses/views/seen.ts'

/** The dates that the mail is about: those that the change names, else all that the booking has, or had before it was over. */
export function affectedDates({ booking, entry }: Pick<BookingModel, 'booking' | 'entry'>): Occurrence[] {
  const { occurrences } = booking
  if (entry.dates !== undefined) {
    const keys = new Set(entry.dates.flatMap(keysOf))
    return occurrences.filter(({ key }) => keys.has(key))
  }
  const held = occurrences.filter(({ state }) => holdsSlot(state))
  return held.length > 0 ? held : occurrences.filter(({ state }) => state !== 'refused')
}

/** The other dates of a series: what stays certain, what is still open. */
export function otherDates(model: BookingModel): { safe: Occurrence[]; open: Occurrence[] } {
  const own = new Set(affectedDates(model).map(({ key }) => key))
  const others = model.booking.occurrences.filter(({ key }) => !own.has(key))
  return {
    safe: others.filter(({ state }) => state === 'approved'),
    open: others.filter(({ state }) => isOpen(state)),
  }
}

/** Where requests compete, an open one takes no time. */
export function isHeld(model: BookingModel): boolean {
  const dates = affectedDates(model)
  const asked = [...dates, ...model.was].flatMap((date) => date.asked ?? [])
  return !isContested(model.booking, [...dates, ...asked], model.rooms)
}

/** As these dates were before; as they are where nothing is known of it. */
export function datesBefore({ was }: BookingModel, dates: readonly Occurrence[]): Occurrence[] {
  return dates.map((date) => was.find(({ key }) => key === date.key) ?? date)
}

/** With the dates that the mail is about. */
export function subjectOf(model: BookingModel, what: string, language: Language): string {
  const affected = affectedDates(model)
  const rooms = usualRooms({ ...model.booking, occurrences: affected })
  const { elsewhere } = model.booking
  return mailSubject({ what, rooms, dates: affected.map(({ date }) => date), elsewhere }, model, language)
}

/** Dates in words; rooms are only named where they are not the booking's. */
export function spokenDates(dates: readonly HeldSlot[], model: BookingModel, language: Language): string[] {
  const usual = model.booking.rooms.join()
  const spoken = dates.map((slot) => {
    const rooms = roomsOf(model.booking, slot)
    const besides =
      rooms.join() === usual
        ? {}
        : { besides: whereWords(model.booking, rooms, { rooms: model.rooms, language }) }
    return { ...slot, ...besides }
  })
  return datesLines(spoken, language, seenBy(model))
}

/** Rooms and time: of one date in a line, of several what they have in common and then the months. */
export function slotLines(slots: readonly HeldSlot[], model: BookingModel, language: Language): string[] {
  const [first, ...others] = slots
  if (first === undefined) return []
  const rooms = roomsOf(model.booking, first)
  const named = whereWords(model.booking, rooms, { rooms: model.rooms, language })
  if (others.length === 0) return [inARow([named, formatMoment(first, language, seenBy(model))], language)]
  const isElsewhere = slots.some((slot) => roomsOf(model.booking, slot).join() !== rooms.join())
  if (isElsewhere) return spokenDates(slots, model, language)
  const [head = '', ...months] = datesLines(slots, language, seenBy(model))
  return [inARow([named, head], language), ...months]
}
