import { href } from '../../../../shared/http/contract.ts'
import type { Language } from '../../../../shared/language.ts'
import { textsOf } from '../../../../shared/texts.ts'
import type { Translate } from '../../../../shared/texts.ts'
import { formatInstant } from '../../../../shared/time/format.ts'
import { linkKey, manageToken, proofToken } from '../../../contacts/rules/access.ts'
import { memberToken } from '../../../groups/rules/tokens.ts'
import type { Member } from '../../../groups/schema.ts'
import type { InOtherWords } from '../../../houses/schema.ts'
import type { HouseFacts } from '../../../rooms/actions/house-facts.ts'
import { calendarPaths } from '../../../rooms/contract.ts'
import type { BookingFacts } from '../../actions/mail-facts.ts'
import { bookingPaths } from '../../contract/paths.ts'
import { giftHref } from '../../rules/gift.ts'
import { promisedBy } from '../../rules/promise.ts'
import type { BookingState, Occurrence } from '../../schema.ts'
import type { BookingNotice } from '../../schema/notice.ts'
import de from '../../texts/mail.de.json' with { type: 'json' }
import en from '../../texts/mail.en.json' with { type: 'json' }

export const texts = textsOf({ name: 'bookings/mail', de, en })
export type Say = Translate<keyof typeof de>

/** What a mail about a booking is made of: the booking as it was then, the house as it is called now. */
export interface BookingModel extends Pick<HouseFacts, 'rooms' | 'publicUrl' | 'now'> {
  house: HouseFacts['house'] & InOtherWords
  booking: BookingNotice['booking']
  entry: BookingNotice['entry']
  before: BookingState | undefined
  /** The dates that are other now, as they were. */
  was: readonly Occurrence[]
  atOnce: boolean
  atDeadline: BookingNotice['atDeadline']
  links: Links
}

/** `host`: who of the group that holds it reads this, and opens it by their own link into the group. */
export function modelOf(notice: BookingNotice, facts: BookingFacts, host?: Member): BookingModel {
  const { booking, entry, before, was = [], atOnce, atDeadline } = notice
  const { house, words, rooms, publicUrl, now } = facts
  return {
    booking,
    entry,
    before,
    was,
    atOnce,
    atDeadline,
    house: { ...house, words },
    rooms,
    publicUrl,
    now,
    links: linksOf(booking, facts, host),
  }
}

/** Complete addresses, for mails. */
interface Links {
  /** Proves the e-mail address. */
  proof: string
  /** The contact's own page of the booking. */
  manage: string
  /** Where whoever it is offered to says yes or no. */
  gift: string | undefined
  /** The booking as the manager sees it. */
  managed: string
  /** The public calendar of each booked room. */
  feeds: readonly { room: string; url: string }[]
}

function linksOf(
  booking: BookingNotice['booking'],
  { publicUrl, secret }: HouseFacts,
  host: Member | undefined,
): Links {
  const { id, house, rooms } = booking
  const token = host === undefined ? manageToken(secret, linkKey(booking)) : memberToken(secret, host)
  return {
    proof: publicUrl + href({ path: bookingPaths.proof }, { id, token: proofToken(secret, booking) }),
    manage: publicUrl + href({ path: bookingPaths.own }, { id, token }),
    managed: publicUrl + managedHref(booking),
    gift: booking.gift && publicUrl + giftHref(booking, booking.gift, { secret, receiver: host }),
    feeds: rooms.map((room) => ({
      room,
      url: publicUrl + href({ path: calendarPaths.room }, { house, room }),
    })),
  }
}

/** The booking as those who run the house see it. */
export function managedHref({ house, id }: Pick<BookingNotice['booking'], 'house' | 'id'>): string {
  return href({ path: bookingPaths.managed }, { house, id })
}

/** A moment on the house's clocks, or `none` for the texts' choice. */
export function deadlineOf({ booking, house, now }: BookingModel, language: Language): string {
  return booking.deadline === undefined
    ? 'none'
    : formatInstant(booking.deadline, house.timeZone, language, now)
}

/** By when an answer is promised, for the texts' choice: `near` where the beginning is too near to promise one, `none` where nothing waits. */
export function promiseOf({ booking, house, now }: BookingModel, language: Language): string {
  if (booking.deadline === undefined) return 'none'
  const by = promisedBy(booking, house.timeZone)
  return by === undefined ? 'near' : formatInstant(by, house.timeZone, language, now)
}
