import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { dueDoors } from '../store.ts'
import { settle } from './settle.ts'

/** Groups that nobody proved do not stay for ever, nor does whoever asked, was invited, or gave an address that is not shown to be theirs. */
export function settleGroups(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueDoors,
    work: (due) => settle(ctx, due),
    failed: 'a group could not be seen to',
  })
}
