import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { openBooking } from '../../bookings/actions/load.ts'
import type { BookingFile, OpenedFile } from '../../bookings/actions/load.ts'
import { besideWrites, saveBooking } from '../../bookings/actions/save.ts'
import { countedChange } from '../../bookings/rules/counted.ts'
import { slotChanges } from '../../bookings/rules/slot.ts'
import type { Booking } from '../../bookings/schema.ts'
import { usageWrites } from '../../contacts/actions/usage.ts'
import { pickRooms } from '../../rooms/actions/load-rooms.ts'
import {
  crowdRefusal,
  dateMeant,
  headsOn,
  isSettled,
  isStillSo,
  mayBring,
  movedTo,
  withGuest,
} from '../rules/agree.ts'
import { askerName } from '../rules/ask.ts'
import type { Ask } from '../schema.ts'
import { askWrite } from '../store.ts'
import { comeNew } from './come-new.ts'

interface Agreeing {
  ask: Ask
  /** Of who says yes. */
  file: OpenedFile
}

/** What the asker has, and how many come to that date of it. */
type Theirs = BookingFile & { heads: number | undefined }

/** Says yes: both bookings and the question in one write, if both are as they were shown; else refuses with `changed-meanwhile`. */
export async function agree(ctx: Context, agreeing: Agreeing): Promise<Ask> {
  const { ask, file } = agreeing
  const date = dateMeant(file.booking, ask.of.key, momentOf(ctx, file))
  if (!isSettled(date) || !isStillSo(file.booking, ask.of.key, ask.of.slot)) throw changed()
  const theirs = ask.mine && (await stillTheirs(ctx, ask, ask.mine))
  refuseCrowd(agreeing, [headsOn(file.booking, date), theirs ? theirs.heads : ask.attendees])
  const id = theirs?.booking.id ?? derivedId(await ctx.secret(), 'booking', `ask ${ask.id} ${ask.version}`)
  const yes: Ask = { ...ask, state: 'yes', booking: id, version: ask.version + 1 }
  if (ask.kind === 'swap' && theirs) await swap(ctx, agreeing, { theirs, yes })
  else if (theirs) await moveIn(ctx, agreeing, { theirs, yes })
  else {
    const guest = { booking: id, key: `${ask.wish.date}T${ask.wish.from}` }
    const host = hosting(ctx, agreeing, guest)
    await comeNew(ctx, file, { ask: yes, key: guest.key, host })
  }
  return yes
}

const changed = () => new Refusal('conflict', 'changed-meanwhile')

/** By how many come on both sides now: together, or each in the other's rooms. */
function refuseCrowd({ ask, file }: Agreeing, [own, theirs]: [number | undefined, number | undefined]): void {
  const { kind, wish, mine } = ask
  const rooms = pickRooms(file.rooms, wish.rooms)
  const left = pickRooms(file.rooms, mine?.slot.rooms ?? [])
  const refusal =
    kind === 'swap'
      ? (crowdRefusal({ rooms, heads: [theirs] }) ?? crowdRefusal({ rooms: left, heads: [own] }))
      : crowdRefusal({ rooms, heads: [own, theirs] })
  if (refusal) throw refusal
}

/** The asker's booking, if it is theirs still, and as it was. */
async function stillTheirs(
  ctx: Context,
  { kind, contactId }: Ask,
  mine: NonNullable<Ask['mine']>,
): Promise<Theirs> {
  const file = await openBooking(ctx, mine.booking)
  const { booking } = file
  const date = dateMeant(booking, mine.key, momentOf(ctx, file))
  const isSo =
    booking.contactId === contactId && mayBring(kind, date) && isStillSo(booking, mine.key, mine.slot)
  if (!isSo || booking.work) throw changed()
  return { ...file, heads: headsOn(booking, date) }
}

/** Each date goes where the other was: the same time is taken as before, by the other one. */
async function swap(ctx: Context, { ask, file }: Agreeing, { theirs, yes }: { theirs: Theirs; yes: Ask }) {
  const { booking: own, house, rooms } = file
  const { key, slot } = ask.mine ?? ask.of
  const after = movedTo(own, ask.of.key, { slot }, saying(ctx, file, file.by))
  const other = movedTo(theirs.booking, key, { slot: ask.of.slot }, saying(ctx, file, byAsker(ask)))
  const change = { before: theirs.booking, after: other }
  await saveBooking(ctx, file, after, {
    beside: [
      ...besideWrites(change, house),
      ...(await usageWrites(ctx, house, countedChange(change))),
      askWrite(yes),
    ],
    besideSlots: slotChanges(change.before, change.after, { rooms, zone: house.timeZone }),
  })
}

/** The asker's date moves into the slot of whoever says yes, and gives back what it had. */
async function moveIn(ctx: Context, { ask, file }: Agreeing, { theirs, yes }: { theirs: Theirs; yes: Ask }) {
  const { booking: own, house } = file
  const mine = ask.mine?.key ?? ''
  const host = hosting(ctx, { ask, file }, { booking: theirs.booking.id, key: mine })
  const sharedWith = { booking: own.id, key: ask.of.key }
  const also = [{ field: 'sharedWith', new: ask.of.groupName }]
  const guest = movedTo(
    theirs.booking,
    mine,
    { slot: ask.wish, sharedWith, also },
    saying(ctx, file, byAsker(ask)),
  )
  await saveBooking(ctx, theirs, guest, { beside: [...besideWrites({ after: host }, house), askWrite(yes)] })
}

/** The booking of whoever says yes, with a guest. */
function hosting(ctx: Context, { ask, file }: Agreeing, guest: { booking: string; key: string }): Booking {
  const { attendees } = ask
  const who = attendees === undefined ? askerName(ask) : `${askerName(ask)} (${attendees})`
  return withGuest(file.booking, ask.of.key, { guest, who }, saying(ctx, file, file.by))
}

/** What becomes of the asker's booking is what they asked for: it keeps within their limits, and those who run the house hear of it. */
const byAsker = ({ contact }: Ask) => ({ kind: 'contact', name: contact.name }) as const

function saying(ctx: Context, file: BookingFile, by: OpenedFile['by']) {
  return { id: ctx.newId(), at: ctx.now(), by, moment: momentOf(ctx, file) }
}
