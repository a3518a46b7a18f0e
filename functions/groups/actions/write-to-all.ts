import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { hearers } from '../rules/people.ts'
import type { GroupLetter } from '../schema.ts'
import { letterWrite } from '../store/letters.ts'
import { openFor } from './load.ts'

/** So often a day all of a group are written to. */
const mostLetters = 3
/**
 * A host writes to all who are in and want mail; answers go to the host alone. Gives back to how many. Refuses with `no-reply-address`
 * a host whose own address nobody could answer to, or `too-many-requests`.
 */
export async function writeToAll(
  ctx: Context,
  actor: Actor,
  { id, subject, text }: { id: string; subject: string; text: string },
): Promise<number> {
  const { group, self, people } = await openFor(ctx, actor, { id, right: 'write-to-all' })
  if (self?.email === undefined || self.provedAt === undefined)
    throw new Refusal('conflict', 'no-reply-address')
  const heard = hearers(people, self.id)
  if (heard.length === 0) return 0
  const now = ctx.now()
  const letter: GroupLetter = {
    id: ctx.newId(),
    group: group.id,
    house: group.house,
    from: { id: self.id, name: self.name, email: self.email },
    contactId: self.contactId,
    subject,
    text,
    at: now,
  }
  const limit = { purpose: 'group-letter', of: group.id, most: mostLetters, minutes: 24 * 60 }
  await ctx.table.transact([letterWrite(letter), spendWrite(limit, now)])
  return heard.length
}
