import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { known } from '../../../shared/known.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import type { BookingFile } from '../../bookings/actions/load.ts'
import { slotOf } from '../../bookings/rules/move.ts'
import { isInside } from '../../bookings/rules/shares.ts'
import type { Occurrence } from '../../bookings/schema.ts'
import { mailLimit } from '../../groups/actions/enter.ts'
import { pickRooms } from '../../rooms/actions/load-rooms.ts'
import { crowdRefusal, dateMeant, headsOn, isSettled } from '../rules/agree.ts'
import { endOf, mayAskAgain, mostOfAsker, mostToGroup, perDay } from '../rules/ask.ts'
import type { Ask, AskKind, Slot } from '../schema.ts'
import { askWrite, readAsk } from '../store.ts'
import { askerOf } from './asker.ts'
import type { Asker, AskingAs } from './asker.ts'
import { openAskable } from './load.ts'

/** What somebody asks of those who have a date. */
export interface Asking extends AskingAs {
  kind: AskKind
  words: string
  /** Which date of a series. */
  date?: string | undefined
  /** Of a shared slot only what they would use of it. */
  from?: string | undefined
  to?: string | undefined
  rooms?: readonly string[] | undefined
  purpose?: string | undefined
  attendees?: number | undefined
}

/**
 * One question to the hosts of a group that has a date and allows it: sent at once by whoever has proved who they are, else once they
 * have. Asking again for what nobody has answered yet is asking once. Refuses with `not-askable`, `in-the-past`, `unknown-date`,
 * `asked-already`, `no-reply-address`, `too-many-people`, or `too-many-requests`.
 */
export async function askHolder(
  ctx: Context,
  actor: Actor,
  { id, asked }: { id: string; asked: Asking },
): Promise<Ask> {
  return retryIfChanged(async () => {
    const file = await openAskable(ctx, id)
    const { booking, house, group } = file
    const date = dateMeant(booking, asked.date, momentOf(ctx, file))
    if (!isSettled(date)) throw new Refusal('conflict', 'not-askable')
    const asker = await askerOf(ctx, actor, { ...asked, house: house.id })
    if (asker.contactId === booking.contactId) throw invalidField(asker.mine ? '/mine' : '/group')
    const slot = slotOf(booking, date)
    const wish = wishOf(asked, slot)
    refuseCrowd(file, { asked, asker, date, wish })
    const state = asker.isProved ? 'open' : 'unproved'
    const name = `${booking.id} ${date.key} ${asker.contactId}`
    const askId = derivedId(await ctx.secret(), 'ask', name)
    const earlier = await readAsk(ctx.table, askId)
    if (earlier && !mayAskAgain(earlier)) throw new Refusal('conflict', 'asked-already')
    const now = ctx.now()
    const { isProved: _isProved, heads, booking: _booking, ...as } = asker
    const ask: Ask = {
      ...as,
      id: askId,
      house: house.id,
      kind: asked.kind,
      state,
      words: asked.words,
      of: { booking: booking.id, key: date.key, slot, group: group.id, groupName: group.name },
      wish,
      ...known({ purpose: asked.purpose, attendees: asked.attendees ?? heads }),
      ...(asker.isProved ? {} : { proof: ctx.newId() }),
      at: now,
      until: endOf(state, slot, { now, zone: house.timeZone }),
      version: (earlier?.version ?? 0) + 1,
    }
    const limits = asker.isProved ? sendingWrites(ask, now) : await mailLimit(ctx, asker.contact.email)
    await ctx.table.transact([askWrite(ask), ...limits])
    return ask
  })
}

/** What a question costs that goes out: counted for who asks and for who is asked. */
export function sendingWrites({ contactId, of }: Ask, now: string): Write[] {
  return [
    spendWrite({ purpose: 'ask', of: contactId, most: mostOfAsker, minutes: perDay }, now),
    spendWrite({ purpose: 'asked', of: of.group, most: mostToGroup, minutes: perDay }, now),
  ]
}

/** Where the asker would be: in all of the slot, or in a part of what is shared. Refuses what lies outside of it. */
function wishOf({ kind, from, to, rooms }: Asking, slot: Slot): Slot {
  if (kind !== 'share') return slot
  const part = known({ from, to, rooms: rooms && [...rooms] })
  const wish = { ...slot, ...part, setUpMinutes: 0, tidyUpMinutes: 0 }
  if (wish.to <= wish.from || !isInside(wish, slot)) throw invalidField('/from')
  return wish
}

interface Crowd {
  asked: Pick<Asking, 'kind' | 'attendees'>
  asker: Asker
  date: Occurrence
  wish: Slot
}

/** Together, or each in the other's rooms, they have to fit. */
function refuseCrowd({ booking, rooms: all }: BookingFile, { asked, asker, date, wish }: Crowd): void {
  const theirs = headsOn(booking, date)
  const heads = asked.attendees ?? asker.heads
  const rooms = pickRooms(all, wish.rooms)
  const isSwap = asked.kind === 'swap' && asker.mine !== undefined
  const refusal = isSwap
    ? (crowdRefusal({ rooms, heads: [heads] }) ??
      crowdRefusal({ rooms: pickRooms(all, asker.mine?.slot.rooms ?? []), heads: [theirs] }))
    : crowdRefusal({ rooms, heads: [theirs, heads] })
  if (refusal) throw refusal
}
