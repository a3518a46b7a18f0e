import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { waitingOf } from '../rules/deadline.ts'
import { datesChanges, lifted, thoseThatMay } from '../rules/decision.ts'
import { fieldChanges, withStep } from '../rules/history.ts'
import { ownSlot, slotOf } from '../rules/move.ts'
import { headsRefusal, isGivenAtOnce } from '../rules/request.ts'
import { datesInScope } from '../rules/scope.ts'
import type { Booking, BookingDetails, Occurrence } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import { isTrusted } from './confirm.ts'
import { momentOf } from './decide.ts'
import { openBookingAs, retryIfChanged } from './load.ts'
import type { OpenedFile } from './load.ts'
import { saveBooking } from './save.ts'

export type NewDetails = Omit<BookingDetails, 'contact' | 'language'> & {
  contact: { name: string; phone?: string }
}

/** Of these, each date may have its own. */
const perDate = ['purpose', 'label', 'attendees', 'note'] as const

/** Other words, other heads, for all dates to come or for some. More heads than were approved ask; what is held stays. */
export async function changeDetails(
  ctx: Context,
  actor: Actor,
  { id, details, ...scope }: Scope & { id: string; details: NewDetails },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const { booking, house, by, bookedRooms: rooms } = file
    const meant = thoseThatMay('change', datesInScope(booking, scope, momentOf(ctx, file)))
    const refusal = headsRefusal(details.attendees, rooms)
    if (refusal) throw refusal
    const now = ctx.now()
    const asks = by.kind === 'contact' && !(await isAtOnce(ctx, file))
    const changed = changedBooking(booking, { details, meant, asks })
    const fields = ['purpose', 'groupName', 'attendees', 'label', 'note', 'name', 'phone']
    const [first] = meant
    const before = { ...booking, ...first, ...booking.contact }
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

async function isAtOnce(ctx: Context, { booking, bookedRooms: rooms }: OpenedFile): Promise<boolean> {
  const trusted = rooms.some(({ approval }) => approval === 'trusted') && (await isTrusted(ctx, booking))
  return isGivenAtOnce(rooms, trusted)
}

interface Changing {
  details: NewDetails
  meant: readonly Occurrence[]
  asks: boolean
}

/** For some dates of a series the words stand at the dates; else at the booking, and dates that are over keep theirs. */
function changedBooking(booking: Booking, { details, meant, asks }: Changing): Booking {
  const { contact: named, groupName, ...words } = { ...blank, ...details }
  const { email } = booking.contact
  const contact = { ...named, ...(email === undefined ? {} : { email }) }
  const keys = new Set(meant.map(({ key }) => key))
  const occurrences = booking.occurrences.map((each) =>
    keys.has(each.key) ? withWords(booking, each, words, asks) : each,
  )
  return { ...booking, groupName, contact, ...lifted(booking, { occurrences }) }
}

type Words = Pick<NewDetails, (typeof perDate)[number]>

function withWords(booking: Booking, occurrence: Occurrence, words: Words, asks: boolean): Occurrence {
  const next = { ...occurrence }
  const had = occurrence.attendees ?? booking.attendees ?? 0
  const isMore = asks && occurrence.state === 'approved' && (words.attendees ?? 0) > had
  const slot = occurrence.asked ?? ownSlot(booking, slotOf(booking, occurrence))
  if (isMore) next.asked = { ...slot, attendees: words.attendees ?? had }
  for (const field of perDate) {
    if (isMore && field === 'attendees') continue
    Object.assign(next, { [field]: words[field] })
  }
  return next
}
