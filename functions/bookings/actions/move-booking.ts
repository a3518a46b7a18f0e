import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { pickRooms } from '../../rooms/actions.ts'
import { waitingOf } from '../rules/deadline.ts'
import { fieldChanges, withStep } from '../rules/history.ts'
import { headsRefusal, isGivenAtOnce, whenRefusal } from '../rules/request.ts'
import { isOpen, requireStep } from '../rules/state.ts'
import type { Booking, BookingDetails, BookingState, When } from '../schema.ts'
import { isTrusted, requireFuture } from './decide.ts'
import { openBookingAs, retryIfChanged } from './load.ts'
import type { BookingFile } from './load.ts'
import { withAlternatives } from './request-booking.ts'
import { saveBooking } from './save.ts'

export type NewTime = Partial<Pick<When, 'rooms' | 'setUpMinutes' | 'tidyUpMinutes'>> &
  Pick<When, 'date' | 'from' | 'to'>

/**
 * Other time or other rooms, claimed before the old ones are given back, in one write. The manager's move keeps the state;
 * the contact's asks again, unless it only gets shorter or nobody has to decide.
 */
export async function moveBooking(
  ctx: Context,
  actor: Actor,
  { id, to }: { id: string; to: NewTime },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const { booking, house, by } = file
    requireStep('move', booking)
    requireFuture(ctx, file)
    const { rooms: wanted = booking.rooms, setUpMinutes = booking.setUpMinutes } = to
    const when = {
      ...to,
      rooms: wanted,
      setUpMinutes,
      tidyUpMinutes: to.tidyUpMinutes ?? booking.tidyUpMinutes,
    }
    const rooms = pickRooms(file.rooms, wanted)
    const terms = { house, rooms, now: ctx.now(), byManager: by.kind !== 'contact' }
    const refusal = whenRefusal(when, terms) ?? headsRefusal(booking.attendees, rooms)
    if (refusal) throw refusal
    const isShorter = staysInside(when, booking)
    const state = terms.byManager || isShorter ? booking.state : await askedAgain(ctx, booking, rooms)
    const occurrences = booking.occurrences.map((occurrence) => ({
      key: occurrence.key,
      date: to.date,
      from: to.from,
      to: to.to,
      state,
    }))
    const waiting = { deadline: undefined, ...waitingOf(state, to, terms) }
    const moved = {
      state,
      occurrences,
      rooms: wanted,
      setUpMinutes,
      tidyUpMinutes: when.tidyUpMinutes,
      ...(isOpen(booking.state) && isOpen(state) ? keptDeadline(booking, waiting) : waiting),
    }
    const changes = fieldChanges(flat(booking), flat({ ...booking, ...moved }), Object.keys(flat(booking)))
    if (changes.length === 0) return booking
    const after = withStep(booking, { id: ctx.newId(), at: terms.now, by, what: 'moved', changes }, moved)
    return saveBooking(ctx, file, after).catch((error: unknown) => withAlternatives(ctx, error, when, terms))
  })
}

/** Moving an open request does not win time: its deadline stays, or becomes earlier. */
function keptDeadline({ deadline, remindAt }: Booking, next: { deadline?: string; remindAt?: string }) {
  if (deadline === undefined || next.deadline === undefined || next.deadline < deadline) return next
  return { deadline, ...(remindAt === undefined ? {} : { remindAt }) }
}

export type NewDetails = Omit<BookingDetails, 'contact' | 'language'> & {
  contact: { name: string; phone?: string }
}

/** Other words, other heads. More heads than were approved ask again; the slot stays. */
export async function changeDetails(
  ctx: Context,
  actor: Actor,
  { id, details }: { id: string; details: NewDetails },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const { booking, house, by, bookedRooms: rooms } = file
    requireStep('change', booking)
    requireFuture(ctx, file)
    const refusal = headsRefusal(details.attendees, rooms)
    if (refusal) throw refusal
    const now = ctx.now()
    const contact = { ...details.contact, ...(booking.contact.email ? { email: booking.contact.email } : {}) }
    const asks = by.kind === 'contact' && booking.state === 'approved' && hasMoreHeads(details, booking)
    const state = asks ? await askedAgain(ctx, booking, rooms) : booking.state
    const [first] = booking.occurrences
    const changed = {
      ...blank,
      ...details,
      contact,
      state,
      occurrences: booking.occurrences.map((each) => ({ ...each, state })),
      ...(state !== booking.state && first ? waitingOf(state, first, { house, rooms, now }) : {}),
    }
    const fields = ['purpose', 'groupName', 'attendees', 'label', 'note', 'name', 'phone']
    const changes = fieldChanges(
      { ...booking, ...booking.contact },
      { ...booking, ...changed, ...contact },
      fields,
    )
    if (changes.length === 0) return booking
    const after = withStep(booking, { id: ctx.newId(), at: now, by, what: 'changed', changes }, changed)
    return saveBooking(ctx, file, after)
  })
}

/** What a form left empty is taken away. */
const blank = { groupName: undefined, attendees: undefined, note: undefined, label: undefined }

function hasMoreHeads({ attendees = 0 }: NewDetails, booking: Booking): boolean {
  return attendees > (booking.attendees ?? 0)
}

async function askedAgain(
  ctx: Context,
  booking: Booking,
  rooms: BookingFile['bookedRooms'],
): Promise<BookingState> {
  if (booking.state !== 'approved') return booking.state
  const trusted = rooms.some(({ approval }) => approval === 'trusted') && (await isTrusted(ctx, booking))
  return isGivenAtOnce(rooms, trusted) ? 'approved' : 'requested'
}

function staysInside(when: When, { occurrences, rooms, setUpMinutes, tidyUpMinutes }: Booking): boolean {
  const [first] = occurrences
  const isWithin =
    first !== undefined && when.date === first.date && when.from >= first.from && when.to <= first.to
  const { setUpMinutes: setUp = 0, tidyUpMinutes: tidyUp = 0 } = when
  const isSameAround = setUp <= setUpMinutes && tidyUp <= tidyUpMinutes
  return isWithin && isSameAround && when.rooms.every((room) => rooms.includes(room))
}

function flat({ occurrences, rooms, setUpMinutes, tidyUpMinutes }: Booking) {
  const [first] = occurrences
  return { rooms, date: first?.date, from: first?.from, to: first?.to, setUpMinutes, tidyUpMinutes }
}
