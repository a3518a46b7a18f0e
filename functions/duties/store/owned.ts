import type { Key, Write } from '../../../shared/table/write.ts'
import { addMonths, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import type { DateDuties, Taker } from '../schema.ts'

export const ownedDutiesType = 'duty-taker'

/** No date is further away, and what is known of a duty is gone half a year after its date: whichever was taken, they all are by then. */
const keptMonths = 24 + 7

const ownedKey = (meeting: string, contactId: string): Key => ({
  pk: `MEETING#${meeting}`,
  sk: `TAKER#${contactId}`,
})

/**
 * That somebody has had duties at a meeting: those of one date lie in one item, whoever has them, so this one is found when they ask
 * what is stored of them. One for all dates; nothing for whoever left no address.
 */
export function ownedDutiesWrites(
  { house, meeting, date }: Pick<DateDuties, 'house' | 'meeting' | 'date'>,
  { contactId }: Pick<Taker, 'contactId'>,
): Write[] {
  if (contactId === undefined) return []
  const ttl = epochSeconds(instantOf(addMonths(date, keptMonths), '00:00', 'UTC'))
  return [
    {
      kind: 'update',
      key: ownedKey(meeting, contactId),
      set: { type: ownedDutiesType, house, meeting, owner: contactId, ttl },
    },
  ]
}

/** Nothing is left that it would find. */
export function noOwnedDutiesWrite(meeting: string, contactId: string): Write {
  return { kind: 'delete', key: ownedKey(meeting, contactId) }
}
