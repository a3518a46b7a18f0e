import type { MailContent } from '../../../shared/html/mail.ts'
import type { OutgoingMail } from '../../../shared/mail.ts'
import type { Language } from '../../../shared/language.ts'
import type { BookingState, Occurrence } from '../../bookings/schema.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Links } from '../rules/links.ts'
import type { BookingNotice } from '../schema.ts'

/** What a mail about a booking is made of: the booking as it was then, the house as it is called now. */
export interface BookingModel {
  booking: BookingNotice['booking']
  entry: BookingNotice['entry']
  before: BookingState | undefined
  /** The dates that are other now, as they were. */
  was: readonly Occurrence[]
  atOnce: boolean
  house: House
  /** All rooms of the house, for their names. */
  rooms: readonly Room[]
  links: Links
}

/** A mail before it has a form. */
export interface Letter {
  to: string
  /** Whom an answer reaches. */
  replyTo?: string | undefined
  subject: string
  content: MailContent & { language: Language }
  attachments?: OutgoingMail['attachments']
}
