import { known } from '../../../shared/known.ts'
import type { BookingRequest } from '../../bookings/schema.ts'
import type { NewMeeting } from '../../meetings/contract/parts.ts'
import type { Registration } from '../../meetings/schema/registration.ts'
import type { OpenForm } from '../contract/open.ts'

/** Whether a filled form says that others may come. */
export function isOpen(form: { open?: OpenForm | undefined }): form is { open: OpenForm } {
  return form.open?.others === 'yes'
}

/** The meeting that a wish for rooms becomes when others may come. */
export function meetingOfWish(
  wish: Omit<BookingRequest, 'contact'> & Partial<BookingRequest>,
  open: OpenForm,
): NewMeeting {
  const { rooms, date, from, to, repeat, contact, language, purpose, group } = wish
  const venue = { kind: 'rooms', rooms } as const
  const when = { date, from, to, ...known({ contact, repeat, language, group }) }
  return { ...saidOf(open, purpose), venue, ...when }
}

/** What a form says to others; without a title it is called as what it is for. */
export function saidOf(open: OpenForm, purpose: string) {
  const { title = purpose, description, audience, languages, needsKey, places } = open
  return { title, ...known({ description, audience, languages, needsKey }), ...registrationFor(places) }
}

/** Whoever counts places wants people to say that they come. */
export function registrationFor(places: number | undefined): { registration?: Registration } {
  if (places === undefined) return {}
  const usual = { newcomersUntilHours: 24, closesMinutesBefore: 0, waitingList: true }
  return { registration: { ...usual, mode: 'wanted', places } }
}
