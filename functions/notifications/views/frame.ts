import type { Language } from '../../../shared/language.ts'
import { formatDate, formatInstant } from '../../../shared/time/format.ts'
import { codeOf } from '../../bookings/rules/code.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import { affectedDates } from './affected.ts'
import { roomNames } from './facts.ts'
import type { BookingModel } from './model.ts'
import type { Say } from './words.ts'

/** What all mails about a booking share: `what` first, then room, date and house, so that a list of mails can be read. */
export function subjectOf(model: BookingModel, what: string, say: Say, language: Language): string {
  const { booking, house } = model
  const affected = affectedDates(model)
  const dates = affected.map(({ date }) => date).sort()
  return say('subject', {
    what,
    rooms: roomNames(usualRooms({ ...booking, occurrences: affected }), model, language),
    date: formatDate(dates[0] ?? '', language, 'short'),
    more: Math.max(0, dates.length - 1),
    house: house.name,
  })
}

/** Who writes and how to reach them; and of when this is, because a mail may arrive late. */
export function houseFooter(
  { house, entry }: Pick<BookingModel, 'house'> & { entry: Pick<BookingModel['entry'], 'at'> },
  say: Say,
  language: Language,
): string[] {
  const { name, address, phone, email } = house
  const reach = [
    ...(phone === undefined ? [] : [say('footer.phone', { phone })]),
    ...(email === undefined ? [] : [say('footer.email', { email })]),
  ]
  return [
    [name, address].filter((part) => part !== '').join(', '),
    ...(reach.length > 0 ? [reach.join(' · ')] : []),
    say('footer.asOf', { at: formatInstant(entry.at, house.timeZone, language) }),
  ]
}

export function codeToSay({ booking }: BookingModel, say: Say): { label: string; code: string } {
  return { label: say('code'), code: codeOf(booking.id) }
}

/** A moment on the house's clocks, or `none` for the texts' choice. */
export function deadlineOf({ booking, house }: BookingModel, language: Language): string {
  return booking.deadline === undefined ? 'none' : formatInstant(booking.deadline, house.timeZone, language)
}

/** What somebody wrote, as they wrote it. */
export function quoted(words: string | undefined, say: Say): string | undefined {
  return words === undefined || words === '' ? undefined : say('quote', { words })
}
