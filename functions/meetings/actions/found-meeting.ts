import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { requestBooking } from '../../bookings/actions/request-booking.ts'
import { saveBooking } from '../../bookings/actions/save.ts'
import { withStep } from '../../bookings/rules/history.ts'
import { requireStep } from '../../bookings/rules/state.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import type { Booking, BookingRequest } from '../../bookings/schema.ts'
import { managerName } from '../../contacts/rules/access.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import type { Contact } from '../../contacts/schema.ts'
import { askInName } from '../../groups/actions/acting.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { mayManage, namedIn } from '../../houses/rules.ts'
import type { House } from '../../houses/schema.ts'
import type { NewMeeting } from '../contract/parts.ts'
import { newMeeting } from '../rules/new-meeting.ts'
import type { Founder } from '../rules/new-meeting.ts'
import { nextUpkeep } from '../rules/upkeep.ts'
import { placeInWords } from '../rules/venue.ts'
import type { Meeting } from '../schema.ts'
import { accessDataWrite } from '../store/access-data.ts'
import { entryWrite } from '../store/entries.ts'
import { newMeetingWrite } from '../store/meetings.ts'
import { upkeepWrite } from '../store/upkeep.ts'

export interface Founding {
  house: string
  asked: NewMeeting
  /** What is only known of its booking: who comes from the group, what the manager shall know, how the series is taken. */
  booking?: Partial<BookingRequest>
  /** The same key is the same meeting, however often the form arrives. */
  idempotencyKey?: string
}

/** The ids of both. */
export interface Founded {
  meeting: string
  booking: string
}

/**
 * Founds a meeting: over a booking of whoever asks, or with a booking of its own that is asked for in the same write. What a
 * manager founds is shown at once; else it is shown when its booking has been approved.
 */
export async function foundMeeting(ctx: Context, actor: Actor, founding: Founding): Promise<Founded> {
  const { house, asked } = founding
  return asked.booking === undefined
    ? foundWithDates(ctx, actor, founding)
    : openToOthers(ctx, actor, { id: asked.booking, house, asked })
}

async function foundWithDates(ctx: Context, actor: Actor, founding: Founding): Promise<Founded> {
  const { house: id, asked, idempotencyKey } = founding
  const { house, managers } = await loadHouse(ctx, id)
  const byManager = mayManage(managers, actor)
  const inName =
    asked.group === undefined
      ? undefined
      : await askInName(ctx, actor, { ...asked, house: id, group: asked.group })
  const name = byManager ? (managerName(namedIn(managers, actor)).name ?? house.name) : undefined
  const contact = inName?.contact ?? asked.contact ?? (name === undefined ? undefined : { name })
  const request = { ...requestOf(asked, contact), ...founding.booking }
  const meetingId = ctx.newId()
  const founder: Founder = {
    contact: request.contact,
    contactId: await contactIdOf(ctx, request.contact, meetingId, asked.group),
    group: asked.group,
    enteredBy: inName?.enteredBy,
    personId: inName?.personId,
    byManager,
    language: request.language ?? house.language,
    isDecided: true,
  }
  const meeting = newMeeting(asked, { id: meetingId, house: id, founder, now: ctx.now() })
  const { venue } = meeting
  const elsewhere = placeInWords(venue)
  const booking = await requestBooking(ctx, actor, {
    house: id,
    request: { ...request, ...(byManager ? { approve: founding.booking?.approve ?? true } : {}) },
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    meeting: meetingId,
    ...(inName === undefined ? {} : { inName }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    beside: () => meetingWrites(meeting, asked, house),
  })
  return { meeting: booking.meeting ?? meetingId, booking: booking.id }
}

/** As a booking is asked for: what others read of it on the board is the title. */
function requestOf(asked: NewMeeting, contact: Contact | undefined): BookingRequest {
  const { venue, date, from, to, repeat, title, language, group } = asked
  if (contact === undefined) throw invalidField('/contact')
  if (date === undefined || from === undefined || to === undefined) throw invalidField('/date')
  return {
    rooms: venue?.kind === 'rooms' ? venue.rooms : [],
    date,
    from,
    to,
    purpose: title,
    label: title.slice(0, 80),
    contact,
    ...(repeat === undefined ? {} : { repeat }),
    ...known({ language, group }),
  }
}

/** A booking becomes something that others may come to. What a contact says of one that was approved already waits to be read. */
async function openToOthers(
  ctx: Context,
  actor: Actor,
  { id, house: inHouse, asked }: { id: string; house: string; asked: NewMeeting },
): Promise<Founded> {
  const file = await openBookingAs(ctx, actor, id)
  const { booking, house, by } = file
  if (booking.house !== inHouse) throw new Refusal('not-found', 'not-found', { booking: id })
  if (booking.meeting !== undefined) throw new Refusal('conflict', 'open-already')
  requireStep('change', booking)
  const byManager = by.kind !== 'contact'
  const isDecided = byManager || booking.state !== 'approved' || (await isTrusted(ctx, booking))
  const { contact, contactId, language, group, enteredBy, personId } = booking
  const founder = { contact, contactId, group, enteredBy, personId, byManager, language, isDecided }
  const venue = { kind: 'rooms', rooms: usualRooms(booking) } as const
  const meeting = newMeeting(
    { ...asked, venue },
    { id: ctx.newId(), house: house.id, founder, now: ctx.now() },
  )
  const title = meeting.words.de.title
  const changes = [{ field: 'meeting', new: title }]
  const doing = { id: ctx.newId(), at: ctx.now(), by, what: 'changed', changes } as const
  const open: Partial<Booking> = { meeting: meeting.id, label: booking.label ?? title.slice(0, 80) }
  await saveBooking(ctx, file, withStep(booking, doing, open), {
    beside: meetingWrites(meeting, asked, house),
  })
  return { meeting: meeting.id, booking: id }
}

function meetingWrites(meeting: Meeting, { accessData }: NewMeeting, house: House): Write[] {
  const { id } = meeting
  const access = accessData && { ...accessData, meeting: id, house: house.id, version: 1 }
  return [
    newMeetingWrite(meeting, house.retentionMonths),
    entryWrite(meeting),
    upkeepWrite({ house: house.id, meeting: id }, nextUpkeep(meeting.createdAt, true)),
    ...(access ? [accessDataWrite(access)] : []),
  ]
}
