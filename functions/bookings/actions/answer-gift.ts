import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import { usageWrites } from '../../contacts/actions/usage.ts'
import { managerName } from '../../contacts/rules/access.ts'
import type { Doer } from '../../contacts/schema.ts'
import { askInName } from '../../groups/actions/acting.ts'
import { mayManage, namedIn } from '../../houses/rules.ts'
import { countedOf } from '../rules/counted.ts'
import { goesAwayAt } from '../rules/deadline.ts'
import { historyForNext } from '../rules/forgotten.ts'
import { giftAt, giftToken, requireGivable } from '../rules/gift.ts'
import { withStep } from '../rules/history.ts'
import { isUpcoming } from '../rules/scope.ts'
import { requireSeen } from '../rules/seen.ts'
import type { Seen } from '../rules/seen.ts'
import type { Booking } from '../schema.ts'
import type { Gift } from '../schema/gift.ts'
import { heldNoMoreWrite } from '../store/held.ts'
import { offeredWrite } from '../store/offered.ts'
import { momentOf } from './moment.ts'
import { openBooking } from './load.ts'
import type { BookingFile } from './load.ts'
import { saveBooking } from './save.ts'
import { tracesOf } from './give-booking.ts'

export interface GiftAnswer extends Seen {
  id: string
  accept: boolean
}

/** A booking with what is offered of it, for whoever it is offered to. Refuses everybody else, and with `gift-over`. */
export async function openGift(
  ctx: Context,
  actor: Actor,
  id: string,
): Promise<BookingFile & { gift: Gift; receiver: Receiver }> {
  const file = await openBooking(ctx, id)
  const gift = giftAt(file.booking, ctx.now())
  return { ...file, gift, receiver: await receiverFor(ctx, actor, file, gift) }
}

type Receiver = { by: Doer } & Pick<
  Booking,
  'contact' | 'group' | 'groupName' | 'enteredBy' | 'personId' | 'language'
>

/**
 * Says yes or no to a booking that is offered: with a yes it is theirs in one write, with its hours in the ledger, and whoever had it has no link to
 * it any more. Refuses with `gift-over`, `cannot-be-given` (something of it waits by now) or `over-limit`.
 */
export async function answerGift(
  ctx: Context,
  actor: Actor,
  { id, accept, ...seen }: GiftAnswer,
): Promise<Booking> {
  return retryIfChanged(async () => {
    const { gift, receiver, ...file } = await openGift(ctx, actor, id)
    const { booking } = file
    const { by, ...theirs } = receiver
    const now = ctx.now()
    const doing = { id: ctx.newId(), at: now, by }
    if (!accept)
      return saveBooking(
        ctx,
        file,
        withStep(booking, { ...doing, what: 'give-declined' }, { gift: undefined }),
      )
    requireSeen(seen, booking)
    requireGivable(booking, momentOf(ctx, file))
    const after = withStep(
      { ...booking, history: historyForNext(booking.history) },
      { ...doing, what: 'given' },
      {
        groupName: undefined,
        group: undefined,
        enteredBy: undefined,
        personId: undefined,
        ...theirs,
        contactId: await contactIdOf(ctx, theirs.contact, id, theirs.group),
        gift: undefined,
        // By the link that their own mail brought.
        provedAt: by.kind === 'contact' ? now : undefined,
        givenBy: gift.from,
        linkId: gift.id,
      },
    )
    const left = booking.group === undefined ? [] : [heldNoMoreWrite(booking.group, id)]
    const gone = goesAwayAt(after.occurrences, file.house.retentionMonths)
    const traces = (await tracesOf(ctx, booking, gift)).filter(({ side }) => side === 'giver')
    const beside = [...left, ...traces.map((trace) => offeredWrite(trace, gone))]
    return saveBooking(ctx, file, after, { beside: [...beside, ...(await hoursMoved(ctx, file, after))] })
  })
}

async function receiverFor(
  ctx: Context,
  actor: Actor,
  { booking, managers }: BookingFile,
  gift: Gift,
): Promise<Receiver> {
  const { token } = actor
  // Who comes by a link says it as whom the link is for, also where somebody is signed in who runs the house.
  const isManager = token === undefined && mayManage(managers, actor)
  const { to } = gift
  if ('group' in to) {
    const {
      contact,
      groupName,
      enteredBy,
      personId,
      language = booking.language,
    } = await askInName(ctx, actor, { house: booking.house, group: to.group })
    const by = isManager
      ? managerName(namedIn(managers, actor))
      : ({ kind: 'contact', name: contact.name } as const)
    return { by, contact, group: to.group, groupName, enteredBy, personId, language }
  }
  const { contact, language } = to
  if (isManager) return { by: managerName(namedIn(managers, actor)), contact, language }
  if (token === undefined && actor.person === undefined)
    throw new Refusal('unauthenticated', 'sign-in-needed')
  if (token === undefined || !proves(token, await ctx.secret(), (key) => giftToken(key, booking, gift)))
    throw new Refusal('forbidden', 'not-allowed')
  return { by: { kind: 'contact', name: contact.name }, contact, language }
}

/** What is still to come counts for whoever has it now, within their limits; what is over was used by whoever had it. */
async function hoursMoved(ctx: Context, { booking, house }: BookingFile, after: Booking): Promise<Write[]> {
  const moment = momentOf(ctx, { house })
  const ahead = booking.occurrences.filter((date) => isUpcoming(date, moment))
  const had = countedOf(booking, ahead)
  const has = countedOf(after, ahead)
  if (had.contactId === has.contactId) return []
  const [left, came] = await Promise.all([
    usageWrites(ctx, house, { before: had, after: { ...had, dates: [], isOwnWish: false } }),
    usageWrites(ctx, house, { before: undefined, after: has }),
  ])
  return [...left, ...came]
}
