import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { known } from '../../../shared/known.ts'
import { errorFacts } from '../../../shared/log.ts'
import type { Owner, Stored } from '../../../shared/owned.ts'
import { addMinutes, epochMilliseconds } from '../../../shared/time/civil.ts'
import type { Forgetting } from '../schema.ts'
import { forgettingWrite, forgottenWrite, nextLookWrite, dueForgettings, readForgetting } from '../store.ts'
import { owners } from './owners.ts'
import { readStored } from './read.ts'

/** The gateway waits for half a minute. */
const mostMilliseconds = 12_000

/** An index lags behind by moments: what it did not know at first is found when somebody looks again. */
const lookAgainMinutes = 5

/**
 * What was asked for and not proved is in no index before its time is over, which is a day at most; and a mail that the forgetting
 * itself led to is tried for two days before it waits for somebody. Then somebody looks for the last time.
 */
const lastLookMinutes = 3 * 24 * 60

/** Mails follow soon from what is forgotten. */
const mailMinutes = 60

/**
 * Forgets somebody, everywhere or in one house: as much as can be done at once, the rest by the timer, which has looked again in any
 * case. Twice is no fault. Gives back what is still stored.
 */
export async function forgetAll(ctx: Context, owner: Owner, house?: string): Promise<Stored[]> {
  const at = ctx.now()
  const { contactId: id, person } = owner
  const forgetting = { id, person, at, next: addMinutes(at, lookAgainMinutes), ...known({ house }) }
  await ctx.table.transact([forgettingWrite(forgetting)])
  await forgetSome(ctx, forgetting)
  return readStored(ctx, owner, house)
}

/** What requests left undone, and what they could not see. */
export function settleForgettings(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueForgettings,
    work: async (of) => {
      const forgetting = await readForgetting(ctx.table, of)
      if (forgetting === undefined || forgetting.next > ctx.now()) return
      const isWhole = await forgetSome(ctx, forgetting)
      const last = addMinutes(forgetting.at, lastLookMinutes)
      const next = isWhole ? last : addMinutes(ctx.now(), lookAgainMinutes)
      const isOver = isWhole && ctx.now() >= last
      await ctx.table.transact([isOver ? forgottenWrite(forgetting) : nextLookWrite({ ...forgetting, next })])
    },
    failed: 'somebody could not be forgotten',
  })
}

/** One after the other, until the time is up; what fails does not stop the others. True if nothing was left undone. */
async function forgetSome(ctx: Context, { id: contactId, person, house, at }: Forgetting): Promise<boolean> {
  const owner = { contactId, person }
  const started = epochMilliseconds(ctx.now())
  const stored = (await readStored(ctx, owner, house)).filter(
    ({ kind, since = '' }) => since <= (kind === 'mail' ? addMinutes(at, mailMinutes) : at),
  )
  let isWhole = true
  for (const each of stored) {
    if (epochMilliseconds(ctx.now()) - started > mostMilliseconds) return false
    const of = owners.find(({ kind }) => kind === each.kind)
    await of?.forget(ctx, owner, each).catch((error: unknown) => {
      isWhole = false
      ctx.log.error('something could not be forgotten', {
        kind: each.kind,
        of: each.id,
        ...errorFacts(error),
      })
    })
  }
  return isWhole
}
