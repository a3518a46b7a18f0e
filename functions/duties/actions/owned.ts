import type { Context } from '../../../shared/context.ts'
import { nobody } from '../../../shared/owned.ts'
import type { Owned, Owner } from '../../../shared/owned.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Item } from '../../../shared/table/write.ts'
import { instantOfEpoch } from '../../../shared/time/civil.ts'
import { dutyToken } from '../rules/tokens.ts'
import type { DateDuties, Taker } from '../schema.ts'
import { dutiesGoAt, readAllDuties, replacingWrite } from '../store/duties.ts'
import { noOwnedDutiesWrite, ownedDutiesType } from '../store/owned.ts'
import { giveBackDuty } from './give-back-duty.ts'

export interface OwnDuty {
  of: DateDuties
  taker: Taker
}

/** The duties of one person at one meeting, on all dates that are still known. */
export async function dutiesOf(
  ctx: Pick<Context, 'table'>,
  { contactId }: Pick<Owner, 'contactId'>,
  meeting: string,
): Promise<OwnDuty[]> {
  const dates = await readAllDuties(ctx.table, meeting)
  return dates.flatMap((of) =>
    of.takers.filter((taker) => taker.contactId === contactId).map((taker) => ({ of, taker })),
  )
}

/** Duties that somebody has or had. What is to come is free again; of what is over stays that somebody did it. */
export const ownedDuties: Owned = {
  kind: ownedDutiesType,

  async tell(ctx, owner, item: Item) {
    const own = await dutiesOf(ctx, owner, String(item['meeting']))
    return own.map(({ of: { house, meeting, key, date }, taker }) => {
      const { contactId: _contact, ...data } = taker
      return {
        kind: ownedDutiesType,
        id: `${meeting} ${taker.id}`,
        house,
        dates: [date],
        since: taker.at,
        goes: instantOfEpoch(dutiesGoAt(date) * 1000),
        data: { ...data, meeting, key, date },
      }
    })
  },

  async forget(ctx, owner, { id }) {
    const [meeting = '', takerId] = id.split(' ')
    const own = await dutiesOf(ctx, owner, meeting)
    const found = own.find(({ taker }) => taker.id === takerId)
    if (found) await forgetOne(ctx, meeting, found)
    if (own.every((each) => each === found))
      await ctx.table.transact([noOwnedDutiesWrite(meeting, owner.contactId)])
  },
}

async function forgetOne(ctx: Context, meeting: string, { of, taker }: OwnDuty): Promise<void> {
  const token = dutyToken(await ctx.secret(), taker.id)
  const actor = { kind: 'visitor', address: '', token } as const
  try {
    await giveBackDuty(ctx, actor, { id: meeting, key: of.key, duty: taker.duty })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'changed-meanwhile') throw error
    const { contact: _contact, contactId: _id, rota: _rota, swap: _swap, ...rest } = taker
    await retryIfChanged(() => ctx.table.transact([replacingWrite(of, taker, { ...rest, name: nobody })]))
  }
}
