import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { standingOf } from '../rules/rights.ts'
import { nextMemberWrite } from '../store.ts'
import { openFor, personIn } from './load.ts'

/** A host says yes to whoever asks. Twice is no fault. */
export async function letIn(ctx: Context, actor: Actor, { id, member }: { id: string; member: string }) {
  await retryIfChanged(async () => {
    const opened = await openFor(ctx, actor, { id, right: 'let-in' })
    const person = personIn(opened, member)
    const standing = standingOf(person)
    if (standing !== 'asked' && standing !== 'newcomer') return
    await ctx.table.transact([nextMemberWrite(person, { state: 'member', isKnown: true })])
  })
}
