import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import type { BookingFile } from '../../bookings/actions/load.ts'
import { besideWrites, carryOut } from '../../bookings/actions/save.ts'
import { newBooking } from '../../bookings/rules/new-booking.ts'
import { isProved } from '../../bookings/rules/proof.ts'
import { firstState } from '../../bookings/rules/request.ts'
import type { Booking, BookingState } from '../../bookings/schema.ts'
import { enteringWrite, readLedger } from '../../contacts/actions/ledger.ts'
import { newLedger } from '../../contacts/rules/limits.ts'
import type { Contact } from '../../contacts/schema.ts'
import { hostsToTell } from '../../groups/actions/acting.ts'
import { pickRooms } from '../../rooms/actions/load-rooms.ts'
import type { Ask } from '../schema.ts'
import { askWrite } from '../store.ts'

interface Coming {
  /** As a yes leaves it. */
  ask: Ask
  /** Of the date that it becomes. */
  key: string
  /** The booking inside whose slot it takes place, as it is from now on. */
  host: Booking
}

/** Whoever had nothing yet gets a booking inside the slot; whether the house has to decide about it is as with any other. */
export async function comeNew(ctx: Context, file: BookingFile, { ask, key, host }: Coming): Promise<void> {
  const { house, rooms } = file
  const ledger = (await readLedger(ctx.table, house.id, ask.contactId)) ?? newLedger(ask.contactId)
  const begun = await bookingOf(ctx, file, { ask, key })
  const sharedWith = { booking: host.id, key: ask.of.key }
  const guest = { ...begun, occurrences: begun.occurrences.map((each) => ({ ...each, sharedWith })) }
  const entering = enteringWrite({
    house: house.id,
    id: guest.id,
    ledger,
    now: ctx.now(),
    isOpen: guest.state !== 'approved',
    isProved: isProved(guest),
    most: undefined,
  })
  const beside = [entering, ...besideWrites({ after: host }, house), askWrite(ask)]
  await carryOut(ctx, { house, rooms, before: undefined, after: guest, beside })
}

async function bookingOf(
  ctx: Context,
  { house, rooms: all }: BookingFile,
  { ask, key }: Pick<Coming, 'ask' | 'key'>,
): Promise<Booking> {
  const { language, purpose = ask.of.groupName, attendees, group, groupName, enteredBy, contactId } = ask
  const { date, from, to, rooms: ids } = ask.wish
  const rooms = pickRooms(all, ids)
  const said = {
    language,
    purpose,
    contact: await contactOf(ctx, ask),
    ...known({ attendees, group, groupName }),
  }
  const request = { rooms: ids, date, from, to, ...said }
  const trusted = await isTrusted(ctx, { house: house.id, contactId, ...known({ group }) })
  const state: BookingState = firstState(request, { byManager: false, isProved: true, rooms, trusted })
  const { personId } = ask
  const inName = personId === undefined ? undefined : { personId, ...known({ enteredBy }) }
  const named = {
    id: ask.booking ?? '',
    line: ctx.newId(),
    contactId,
    house: house.id,
    request,
    inName,
    isProved: true,
  }
  const actor = { kind: 'visitor', address: '' } as const
  const terms = { house, rooms, now: ctx.now(), byManager: false, refused: new Map(), actor, state }
  return newBooking(named, [{ key, date, from, to }], terms)
}

/** In a group's name it is the host who asked, as they stand in the group. */
async function contactOf(ctx: Context, { contact, group, enteredBy }: Ask): Promise<Contact> {
  if (group === undefined) return contact
  const hosts = await hostsToTell(ctx, { group, enteredBy })
  const host = hosts.find(({ id }) => id === enteredBy) ?? hosts[0]
  return host === undefined ? contact : { name: host.name, email: host.email }
}
