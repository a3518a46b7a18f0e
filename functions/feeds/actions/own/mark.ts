import type { Context } from '../../../../shared/context.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import type { StreamRecord } from '../../../../shared/stream.ts'
import { contactsComing } from '../../../attendances/actions/contacts-of-dates.ts'
import { Booking } from '../../../bookings/schema.ts'
import { contactIdOf } from '../../../contacts/actions/contact-id.ts'
import { contactsOnDuty } from '../../../duties/actions/contacts-of-dates.ts'
import { contactsIn, datesChanged } from '../../rules/own.ts'
import { changedOwnWrite, readOwnFeedsOf } from '../../store/own.ts'
import { hashOf } from '../feed-token.ts'

type Marking = Pick<Context, 'table' | 'secret'>

/** Item types whose changes somebody's own calendar shows. */
const ownTypes: readonly string[] = ['booking', 'attendance', 'date-duties', 'group', 'group-member']

/** So many contacts at once: a meeting may have hundreds who come. */
const atOnce = 10

/** Makes programs get a new rendering of the calendars of those whom these changes concern. Twice does no harm. */
export async function markOwn(ctx: Marking, records: readonly StreamRecord[]): Promise<void> {
  const own = records.filter(({ type }) => ownTypes.includes(type))
  const found = await Promise.all(own.map((record) => contactsOf(ctx, record)))
  const contacts = [...new Set(found.flat())]
  for (let at = 0; at < contacts.length; at += atOnce)
    await Promise.all(contacts.slice(at, at + atOnce).map((contact) => markContact(ctx, contact)))
}

async function contactsOf(ctx: Marking, record: StreamRecord): Promise<string[]> {
  const { type, old, new: after } = record
  const group = { group: after?.['id'] ?? old?.['id'], 'group-member': (after ?? old)?.['group'] }[type]
  // A group is one contact, whoever of its people asks.
  if (typeof group === 'string') return [await contactIdOf(ctx, {}, '', group)]
  return type === 'booking' ? [...contactsIn(record), ...(await othersOf(ctx, record))] : contactsIn(record)
}

/** Those who come to a date of it, or have a duty there, where it is another one now. */
async function othersOf(ctx: Marking, { old, new: after }: StreamRecord): Promise<string[]> {
  const meeting = after?.['meeting']
  if (typeof meeting !== 'string' || old === undefined) return []
  const keys = datesChanged(Booking.parse(old), Booking.parse(after))
  const [coming, onDuty] = await Promise.all([
    contactsComing(ctx, { meeting, keys }),
    contactsOnDuty(ctx, { meeting, keys }),
  ])
  return [...coming, ...onDuty]
}

async function markContact(ctx: Marking, contact: string): Promise<void> {
  for (const feed of await readOwnFeedsOf(ctx.table, contact))
    await ctx.table.transact([changedOwnWrite(await hashOf(ctx, feed))]).catch(unlessRefused)
}

/** Ended in the meantime: then there is nothing to mark. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}
