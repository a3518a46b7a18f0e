import { endGroup } from '../../functions/groups/actions/end-group.ts'
import { proveMember } from '../../functions/groups/actions/prove-member.ts'
import { foundGroup } from '../../functions/groups/actions/found-group.ts'
import { takeOver } from '../../functions/groups/actions/take-over.ts'
import { leaveGroup } from '../../functions/groups/actions/leave-group.ts'
import { joinGroup } from '../../functions/groups/actions/join-group.ts'
import { giveTrust } from '../../functions/groups/actions/give-trust.ts'
import { memberProof, memberToken } from '../../functions/groups/rules/tokens.ts'
import type { Member } from '../../functions/groups/schema.ts'
import { readGroupItems } from '../../functions/groups/store.ts'
import type { Contact } from '../../functions/contacts/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { Booking } from '../../functions/bookings/schema.ts'
import { isUpcoming } from '../../functions/bookings/rules/scope.ts'
import type { Item } from '../../shared/table/write.ts'
import { aVisitor } from '../support/builders.ts'
import { house, zone } from './quiet-house.ts'
import type { QuietHouse } from './quiet-house.ts'

/** A group of the house, with two people in it, who each have a link. */
export interface Circle {
  id: string
  people: readonly Member[]
}

/** Founded as neighbours do, by two who have shown that their addresses are theirs. */
export async function foundCircle(
  { ctx, manager }: QuietHouse,
  contact: Contact,
  isTrusted: boolean,
): Promise<Circle> {
  const words = {
    name: contact.name,
    purpose: 'Wir treffen uns.',
    joining: 'open' as const,
    languages: [],
    audience: [],
  }
  const { group, self } = await foundGroup(ctx, aVisitor, { house, words, host: contact })
  const { id } = group
  const prove = async ({ id: member, email }: Member) =>
    proveMember(ctx, { id, member, token: memberProof(await ctx.secret(), { group: id, id: member, email }) })
  await prove(self)
  const other = { name: `${contact.name}, auch`, email: `auch-${contact.email}` }
  const second = await joinGroup(ctx, aVisitor, { id, who: other })
  await prove(second)
  if (isTrusted) await giveTrust(ctx, manager, { id, trusted: true, reason: 'Immer da.' })
  return { id, people: [self, second] }
}

/** Whoever hosts it at this moment; nobody, where somebody is sought. */
export async function hostOf({ ctx }: QuietHouse, circle: Circle): Promise<Actor | undefined> {
  const { group, people = [] } = (await readGroupItems(ctx.table, circle.id)) ?? {}
  const host = people.find(({ role, state }) => role === 'host' && state === 'member')
  return group?.state === 'active' && host ? as(host, await ctx.secret()) : undefined
}

const as = (person: Pick<Member, 'id' | 'group'>, secret: string): Actor => ({
  ...aVisitor,
  token: memberToken(secret, person),
})

/** Whoever hosts it leaves though nobody goes on; if somebody is sought already, they take over. */
export async function changeHands({ ctx }: QuietHouse, { id }: Circle): Promise<void> {
  const items = await readGroupItems(ctx.table, id)
  if (items?.group.state !== 'active') return
  const secret = await ctx.secret()
  const host = items.people.find(({ role }) => role === 'host')
  const [left] = items.people
  if (host) await leaveGroup(ctx, as(host, secret), { id, member: host.id, anyway: true })
  else if (left) await takeOver(ctx, as(left, secret), id)
}

export async function ends(quiet: QuietHouse, circle: Circle): Promise<void> {
  const host = await hostOf(quiet, circle)
  if (host) await endGroup(quiet.ctx, host, circle.id)
}

/** Time that somebody holds who is there no more, once timers have run. */
export function heldByNobody(items: readonly Item[], now: string): string[] {
  const over = new Set(
    items.filter(({ type, state }) => type === 'group' && state === 'ended').map(({ id }) => String(id)),
  )
  const held = items.filter(({ type, group }) => type === 'booking' && over.has(String(group)))
  return held
    .map((item) => Booking.parse(item))
    .filter(({ occurrences }) =>
      occurrences.some((date) => date.state === 'approved' && isUpcoming(date, { now, zone })),
    )
    .map(({ id, group }) => `${id} is held by ${group}, which is over`)
}
