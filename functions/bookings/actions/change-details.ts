import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { datesThatAsk, roomsAt } from '../rules/consent.ts'
import { waitingOf } from '../rules/deadline.ts'
import { datesChanges, lifted, thoseThatMay } from '../rules/decision.ts'
import { fieldChanges, withStep } from '../rules/history.ts'
import { ownSlot, slotOf } from '../rules/move.ts'
import { headsRefusal } from '../rules/request.ts'
import { datesInScope, isUpcoming } from '../rules/scope.ts'
import type { Moment } from '../rules/scope.ts'
import { mayTake } from '../rules/state.ts'
import { reworded, wordsOn } from '../rules/words.ts'
import type { Words } from '../rules/words.ts'
import type { Booking, BookingDetails, Occurrence } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import { consentTerms } from './consent.ts'
import { momentOf } from './decide.ts'
import { openBookingAs, retryIfChanged } from './load.ts'
import type { OpenedFile } from './load.ts'
import { saveBooking } from './save.ts'

export type NewDetails = Omit<BookingDetails, 'contact' | 'language'> & {
  contact: { name: string; phone?: string }
}

/** Other words, other heads, for all dates to come or for some. More heads than were approved ask; what is held stays. */
export async function changeDetails(
  ctx: Context,
  actor: Actor,
  { id, details, ...scope }: Scope & { id: string; details: NewDetails },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const { booking, house, by, rooms } = file
    const meant = thoseThatMay('change', datesInScope(booking, scope, momentOf(ctx, file)))
    const refusal = headsRefusal(details.attendees, roomsAt(booking, {}, rooms))
    if (refusal) throw refusal
    const now = ctx.now()
    const asks = by.kind === 'contact' && (await anyAsks(ctx, file, meant))
    const changed = changedBooking(booking, { details, meant, asks, moment: momentOf(ctx, file) })
    const fields = ['purpose', 'groupName', 'attendees', 'label', 'note', 'name', 'phone']
    const [first] = meant
    const before = {
      ...booking,
      ...blank,
      ...(first && wordsOn(booking, first)),
      groupName: booking.groupName,
      ...booking.contact,
    }
    const changes = fieldChanges(before, { ...blank, ...details, ...changed.contact }, fields)
    if (changes.length === 0) return booking
    const isAsked = changed.occurrences.some(({ asked }, at) => asked !== booking.occurrences[at]?.asked)
    const waiting = isAsked ? { deadline: undefined, ...waitingOf(changed, { house, rooms, now }) } : {}
    const dates = booking.repeat === undefined ? {} : { dates: datesChanges(meant) }
    const doing = {
      id: ctx.newId(),
      at: now,
      by,
      what: isAsked ? 'change-asked' : 'changed',
      changes,
      ...dates,
    } as const
    return saveBooking(ctx, file, withStep(booking, doing, { ...changed, ...waiting }))
  })
}

/** What a form left empty is taken away. */
const blank = { groupName: undefined, attendees: undefined, note: undefined, label: undefined }

async function anyAsks(ctx: Context, file: OpenedFile, dates: readonly Occurrence[]): Promise<boolean> {
  return datesThatAsk(file.booking, dates, await consentTerms(ctx, file, dates)).length > 0
}

interface Changing {
  details: NewDetails
  meant: readonly Occurrence[]
  /** More heads than were approved need consent. */
  asks: boolean
  moment: Moment
}

/** Heads that need consent are asked for at each date; everything else is so from now on. */
function changedBooking(booking: Booking, { details, meant, asks, moment }: Changing): Booking {
  const { contact: named, groupName, ...words } = details
  const { email } = booking.contact
  const contact = { ...named, ...(email === undefined ? {} : { email }) }
  const keys = new Set(meant.map(({ key }) => key))
  const open = booking.occurrences.filter((each) => isUpcoming(each, moment) && mayTake('change', each.state))
  const common = booking.repeat === undefined || open.every(({ key }) => keys.has(key))
  const needConsent = asks
    ? meant.filter((each) => each.state === 'approved' && hasMore(booking, each, words))
    : []
  const heads = needConsent.length > 0 ? { attendees: wordsOn(booking, needConsent[0]!).attendees } : {}
  const next = reworded(booking, meant, { words: { ...words, ...heads }, common })
  const occurrences = next.occurrences.map((each) => {
    if (!needConsent.some(({ key }) => key === each.key)) return each
    const slot = each.asked ?? ownSlot(booking, slotOf(booking, each))
    return { ...each, asked: { ...slot, attendees: words.attendees } }
  })
  const plain = { ...booking, ...blank, ...(common ? next.booking : wordsOf(booking)) }
  return { ...plain, groupName, contact, ...lifted(booking, { occurrences }) }
}

function hasMore(booking: Booking, occurrence: Occurrence, { attendees = 0 }: Words): boolean {
  return attendees > (wordsOn(booking, occurrence).attendees ?? 0)
}

function wordsOf({ purpose, label, attendees, note }: Booking): Words {
  return { purpose, label, attendees, note }
}
