import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { agreementsBeside, sameWordsWrite } from '../../houses/actions/agreements.ts'
import { recordWrites } from '../store/record.ts'
import { openFor } from './load.ts'

/**
 * A host agrees for the group to the words that were shown. Refuses with `changed-meanwhile` if they are others by now. Twice is no fault.
 */
export async function agree(
  ctx: Context,
  actor: Actor,
  { id, agreement, version }: { id: string; agreement: string; version: number },
): Promise<void> {
  await retryIfChanged(async () => {
    const { group, file, self } = await openFor(ctx, actor, { id, right: 'agree' })
    const { agreements } = agreementsBeside(file)
    const current = agreements.find((each) => each.id === agreement)
    if (current === undefined) throw new Refusal('not-found', 'not-found', { agreement })
    if (current.version !== version) throw new Refusal('conflict', 'changed-meanwhile')
    const before = group.accepted ?? []
    if (before.some((each) => each.agreement === agreement && each.version === version)) return
    // Of what nobody has to agree to any more nothing is kept.
    const others = before.filter(
      (each) => each.agreement !== agreement && agreements.some((of) => of.id === each.agreement),
    )
    const accepted = [
      ...others,
      { agreement, version, at: ctx.now(), by: self?.name ?? '', ...known({ member: self?.id }) },
    ]
    await ctx.table.transact([
      sameWordsWrite({ house: group.house, id: agreement, version }),
      ...recordWrites(group, { accepted }),
    ])
  })
}
