import { asHost } from '../../functions/groups/actions/acting.ts'
import { addPerson } from '../../functions/groups/actions/add-person.ts'
import { foundGroup } from '../../functions/groups/actions/found-group.ts'
import { groups } from './data/groups.ts'
import type { GroupKey } from './data/groups.ts'
import { house, inTurn, visitor } from './furnishing.ts'
import type { FoundedGroup, Furnishing } from './furnishing.ts'

/** The groups with their hosts, and who is in them. */
export async function foundGroups({
  before,
  manager,
}: Pick<Furnishing, 'before' | 'manager'>): Promise<Map<GroupKey, FoundedGroup>> {
  const keys = Object.keys(groups) as GroupKey[]
  const founded = await inTurn(keys, async (key): Promise<[GroupKey, FoundedGroup]> => {
    const { host: who, members, languages, audience, ...said } = groups[key]
    const words = { ...said, languages: [...languages], audience: [...audience] }
    const { group, self } = await foundGroup(before, manager, { house, words, host: who })
    const host = await asHost(before, visitor, self)
    await inTurn(members, (name) => addPerson(before, host, { id: group.id, who: { name } }))
    return [key, { group, host }]
  })
  return new Map(founded)
}
