import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addDays, epochSeconds, LocalDate, startOfDay } from '../../../shared/time/civil.ts'
import * as z from 'zod/mini'
import type { Group } from '../schema.ts'
import { besideWrite } from '../store.ts'
import { changed, listedBesideWrites } from './listed.ts'

/** So long it is known which date was counted; nobody counts an older one. */
const keptDays = 400

const Kept = z.object({ group: z.string(), booking: z.string(), date: LocalDate })
export type Kept = z.infer<typeof Kept>

/** That a date has been counted, apart from the group, which pages read whole. */
const KeptDates = entity({
  type: 'group-kept',
  schema: Kept,
  key: ({ group, booking, date }: Kept) => ({ pk: `GROUPKEPT#${group}`, sk: `K#${date}#${booking}` }),
  extras: ({ date }) => ({ ttl: epochSeconds(startOfDay(addDays(date, keptDays), 'UTC')) }),
})

/** A date that the group has kept, counted once: the second time all that stands in the same write has happened already. */
export function keptDateWrites(group: Group, { booking, date }: Omit<Kept, 'group'>): Write[] {
  const marker = { group: group.id, booking, date }
  const add = { kept: 1 }
  return [
    KeptDates.put(marker, { when: [absent('pk')], refuse: () => 'mine' }),
    besideWrite(group, { add, when: [equals('state', group.state)], refuse: changed }),
    ...listedBesideWrites(group, { add }),
  ]
}

/** What others say of a group, or its hosts agreed to; refuses with `changed-meanwhile` where another was faster. */
export function recordWrites(
  group: Group,
  change: Partial<Pick<Group, 'reports' | 'vouches' | 'accepted'>>,
): Write[] {
  const { recordVersion } = group
  const set = { ...change, recordVersion: (recordVersion ?? 0) + 1 }
  const when = [
    equals('state', group.state),
    recordVersion === undefined ? absent('recordVersion') : equals('recordVersion', recordVersion),
  ]
  return [besideWrite(group, { set, when, refuse: changed }), ...listedBesideWrites(group, { set })]
}

/** That its hosts are asked in this round; the mail follows from it. Refuses with `changed-meanwhile` what has ended. */
export function askedWrites(group: Group, round: number): Write[] {
  const set = { agreementRound: round }
  const when = [equals('state', 'active')]
  return [besideWrite(group, { set, when, refuse: changed }), ...listedBesideWrites(group, { set })]
}
