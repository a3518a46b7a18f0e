import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import type { DueAgain } from '../../../shared/due-work.ts'
import { errorFacts } from '../../../shared/log.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { agreementsBeside, listWrite, dueRounds } from '../../houses/actions/agreements.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { openAgreements } from '../rules/trust.ts'
import type { Group } from '../schema.ts'
import { readListed } from '../store/listed.ts'
import { askedWrites } from '../store/record.ts'

/** Groups that are asked before it is written down how far it went. */
const page = 25

/** Hosts of all groups of a house are asked to agree to its words, a page of groups after the other; who did meanwhile is not. */
export function askToAgree(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueRounds,
    work: (house) => askPage(ctx, house),
    failed: 'groups of a house could not be asked to agree',
  })
}

async function askPage(ctx: Context, house: string): Promise<DueAgain> {
  const list = agreementsBeside(await loadHouse(ctx, house))
  const { agreements, round } = list
  if (round === undefined || round.isOver === true || round.at > ctx.now()) return undefined
  const read = await readListed(ctx.table, house, { from: round.from, most: page + 1 })
  const open = read.slice(0, page).filter((group) => openAgreements(group, agreements).length > 0)
  for (const group of open) await ask(ctx, group, round.number)
  const next = read[page]
  const { from: _from, ...begun } = round
  const after = next === undefined ? { ...begun, isOver: true } : { ...begun, from: next.id }
  await ctx.table.transact([listWrite(list, { house, agreements, round: after })])
  return next === undefined ? undefined : 'again'
}

/** One that cannot be asked does not stop the others. */
async function ask(ctx: Context, group: Group, round: number): Promise<void> {
  try {
    await ctx.table.transact(askedWrites(group, round))
  } catch (error) {
    if (error instanceof Refusal) return
    ctx.log.error('a group could not be asked to agree', { of: group.id, ...errorFacts(error) })
  }
}
