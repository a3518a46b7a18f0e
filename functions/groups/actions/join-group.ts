import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { contactRefusal } from '../../contacts/rules/contact.ts'
import type { Member } from '../schema.ts'
import { comeAgain, enter } from './enter.ts'
import { openGroup } from './load.ts'
import { byAddress, makeRoom } from './people.ts'
import type { Joining } from './people.ts'

/** Somebody comes by themselves: in an open group they are in at once, else a host is asked. Refuses with `group-closed` or `group-full`. */
export async function joinGroup(ctx: Context, actor: Actor, { id, who, language }: Joining): Promise<Member> {
  return retryIfChanged(async () => {
    const opened = await openGroup(ctx, { ...actor, token: undefined }, id)
    const { group } = opened
    if (group.state !== 'active') throw new Refusal('conflict', 'group-ended')
    if (group.joining === 'closed') throw new Refusal('conflict', 'group-closed')
    const unreached = contactRefusal(who, '')
    if (unreached) throw unreached
    const state = group.joining === 'open' ? 'member' : 'asked'
    const known = byAddress(opened, who)
    if (known !== undefined) {
      await comeAgain(ctx, known)
      // Answered like anybody new, with a link that opens nothing: whose address it is reads the mail.
      return { ...known, ...who, id: ctx.newId(), state, role: 'member' }
    }
    await makeRoom(ctx, opened, who)
    return enter(ctx, opened, { who, language, state, role: 'member' })
  })
}
