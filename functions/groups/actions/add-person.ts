import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Role, Member } from '../schema.ts'
import { enter } from './enter.ts'
import { openFor } from './load.ts'
import { byAddress, makeRoom } from './people.ts'
import type { Joining } from './people.ts'
import { letIn } from './let-in.ts'

/** A host enters somebody: without an e-mail they are in, with one they are invited. */
export async function addPerson(
  ctx: Context,
  actor: Actor,
  { id, who, role = 'member', language }: Joining & { role?: Role | undefined },
): Promise<Member> {
  return retryIfChanged(async () => {
    const opened = await openFor(ctx, actor, { id, right: 'add-people' })
    const as = { who, language, role, isKnown: true }
    if (who.email === undefined) return enter(ctx, opened, { ...as, state: 'member' })
    const known = byAddress(opened, who)
    if (known?.state === 'asked') await letIn(ctx, actor, { id, member: known.id })
    if (known !== undefined) return known.state === 'asked' ? { ...known, state: 'member' } : known
    await makeRoom(ctx, opened, who)
    const limit = { purpose: 'group-invitation', of: id, most: mostInvited, minutes: 24 * 60 }
    return enter(ctx, opened, { ...as, state: 'invited' }, [spendWrite(limit, ctx.now())])
  })
}

/** So many mails a day go from one group to addresses that its hosts type: whoever is taken out again makes no room for more. */
export const mostInvited = 60
