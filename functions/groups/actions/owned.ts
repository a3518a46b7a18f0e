import type { Context } from '../../../shared/context.ts'
import { goesOf } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { endedGoesAt } from '../rules/ended.ts'
import { staysUntil } from '../rules/people.ts'
import { GroupLetter, Member } from '../schema.ts'
import type { Group } from '../schema.ts'
import { readGroupItems } from '../store.ts'
import { noLetterWrite } from '../store/letters.ts'
import { forgetPerson } from './forget-person.ts'

/** Groups that somebody is in, asked to join, or is invited to. */
export const ownedMemberships: Owned = {
  kind: 'group-member',

  async tell(ctx, _, item) {
    const person = Member.parse(item)
    const { contactId: _contact, ...data } = person
    const items = await readGroupItems(ctx.table, person.group)
    const goes = staysUntil(person) ?? (await endOf(ctx, items?.group))
    return [
      {
        kind: 'group-member',
        id: `${person.group} ${person.id}`,
        house: person.house,
        title: items?.group.name,
        since: person.at,
        ...(goes === undefined ? { stays: 'until-you-leave' as const } : { goes }),
        data,
      },
    ]
  },

  async forget(ctx, { contactId }, { id }) {
    const [group = '', member = ''] = id.split(' ')
    await forgetPerson(ctx, { group, member, contactId })
  },
}

/** Of a group that is over: when it goes, with everybody in it. */
async function endOf(ctx: Pick<Context, 'table'>, group: Group | undefined): Promise<Instant | undefined> {
  if (group?.state !== 'ended') return undefined
  const { house } = await loadHouse(ctx, group.house)
  return endedGoesAt(group, house.retentionMonths)
}

/** What somebody wrote to all of a group. */
export const ownedLetters: Owned = {
  kind: 'group-letter',

  tell(_, __, item) {
    const { contactId: _contact, ...data } = GroupLetter.parse(item)
    const { group, id, house, subject: title, at: since } = data
    return [{ kind: 'group-letter', id: `${group} ${id}`, house, title, since, ...goesOf(item), data }]
  },

  async forget(ctx, _, stored) {
    const [group = '', id = ''] = stored.id.split(' ')
    await ctx.table.transact([noLetterWrite({ group, id })])
  },
}
