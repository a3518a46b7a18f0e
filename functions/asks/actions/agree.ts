import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { known } from '../../../shared/known.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { momentOf } from '../../bookings/actions/decide.ts'
import { openBooking } from '../../bookings/actions/load.ts'
import type { BookingFile, OpenedFile } from '../../bookings/actions/load.ts'
import { besideWrites, carryOut, saveBooking } from '../../bookings/actions/save.ts'
import { firstState } from '../../bookings/rules/request.ts'
import { countedChange } from '../../bookings/rules/counted.ts'
import { newBooking } from '../../bookings/rules/new-booking.ts'
import { slotChanges } from '../../bookings/rules/slot.ts'
import type { Booking } from '../../bookings/schema.ts'
import { enteringWrite, readLedger } from '../../contacts/actions/ledger.ts'
import { usageWrites } from '../../contacts/actions/usage.ts'
import { newLedger } from '../../contacts/rules/limits.ts'
import { isGroupTrusted } from '../../groups/actions/acting.ts'
import { pickRooms } from '../../rooms/actions.ts'
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

interface Agreeing {
  ask: Ask
  /** Of who says yes. */
  file: OpenedFile
}

/** Says yes: both bookings and the question in one write, if both are as they were shown; else refuses with `changed-meanwhile`. */
export async function agree(ctx: Context, agreeing: Agreeing): Promise<Ask> {
  const { ask, file } = agreeing
  const date = dateMeant(file.booking, ask.of.key, momentOf(ctx, file))
  if (!isSettled(date) || !isStillSo(file.booking, ask.of.key, ask.of.slot)) throw changed()
  if (ask.kind !== 'swap') refuseCrowd(agreeing, headsOn(file.booking, date))
  const theirs = ask.mine && (await stillTheirs(ctx, ask, ask.mine))
  const id = theirs?.booking.id ?? derivedId(await ctx.secret(), 'booking', `ask ${ask.id} ${ask.version}`)
  const yes: Ask = { ...ask, state: 'yes', booking: id, version: ask.version + 1 }
  if (ask.kind === 'swap' && theirs) await swap(ctx, agreeing, { theirs, yes })
  else if (theirs) await moveIn(ctx, agreeing, { theirs, yes })
  else await comeNew(ctx, agreeing, yes)
  return yes
}

const changed = () => new Refusal('conflict', 'changed-meanwhile')

function refuseCrowd({ ask, file }: Agreeing, theirs: number | undefined): void {
  const rooms = pickRooms(file.rooms, ask.wish.rooms)
  const refusal = crowdRefusal({ rooms, heads: [theirs, ask.attendees] })
  if (refusal) throw refusal
}

/** The asker's booking, if it is theirs still, and as it was. */
async function stillTheirs(
  ctx: Context,
  { kind, contactId }: Ask,
  mine: NonNullable<Ask['mine']>,
): Promise<BookingFile> {
  const file = await openBooking(ctx, mine.booking)
  const { booking } = file
  const date = dateMeant(booking, mine.key, momentOf(ctx, file))
  const isSo =
    booking.contactId === contactId && mayBring(kind, date) && isStillSo(booking, mine.key, mine.slot)
  if (!isSo || booking.work) throw changed()
  return file
}

/** Each date goes where the other was: the same time is taken as before, by the other one. */
async function swap(
  ctx: Context,
  { ask, file }: Agreeing,
  { theirs, yes }: { theirs: BookingFile; yes: Ask },
) {
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
async function moveIn(
  ctx: Context,
  { ask, file }: Agreeing,
  { theirs, yes }: { theirs: BookingFile; yes: Ask },
) {
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

/** Whoever had nothing yet gets a booking inside the slot; whether the house has to decide about it is as with any other. */
async function comeNew(ctx: Context, { ask, file }: Agreeing, yes: Ask): Promise<void> {
  const { booking: own, house, rooms: all } = file
  const { date, from, to, rooms: ids } = ask.wish
  const {
    contact,
    language,
    purpose = ask.of.groupName,
    attendees,
    group,
    groupName,
    enteredBy,
    contactId,
  } = ask
  const rooms = pickRooms(all, ids)
  const request = {
    rooms: ids,
    date,
    from,
    to,
    contact,
    language,
    purpose,
    ...known({ attendees, group, groupName }),
  }
  const ledger = (await readLedger(ctx.table, house.id, contactId)) ?? newLedger(contactId)
  const trusted = group === undefined ? ledger.trusted : await isGroupTrusted(ctx, group)
  const state = firstState(request, { byManager: false, isProved: true, rooms, trusted })
  const key = `${date}T${from}`
  const named = {
    id: yes.booking ?? '',
    line: ctx.newId(),
    contactId,
    house: house.id,
    request,
    inName: known({ enteredBy }),
  }
  const actor = { kind: 'visitor', address: '' } as const
  const terms = { house, rooms, now: ctx.now(), byManager: false, refused: new Map(), actor, state }
  const begun = newBooking(named, [{ key, date, from, to }], terms)
  const sharedWith = { booking: own.id, key: ask.of.key }
  const guest = { ...begun, occurrences: begun.occurrences.map((each) => ({ ...each, sharedWith })) }
  const host = hosting(ctx, { ask, file }, { booking: guest.id, key })
  const entering = enteringWrite({
    house: house.id,
    id: guest.id,
    ledger,
    now: ctx.now(),
    address: '',
    isOpen: state !== 'approved',
    most: undefined,
    refuse: changed,
  })
  await carryOut(ctx, {
    house,
    rooms: all,
    before: undefined,
    after: guest,
    beside: [entering, ...besideWrites({ after: host }, house), askWrite(yes)],
  })
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
