import { asHost } from '../../functions/groups/actions/acting.ts'
import { addPerson } from '../../functions/groups/actions/add-person.ts'
import { foundGroup } from '../../functions/groups/actions/found-group.ts'
import { groups } from './data/groups.ts'
import type { GroupKey } from './data/groups.ts'
import { house, inTurn, visitor } from './furnishing.ts'
import type { Furnishing } from './furnishing.ts'

/** The groups with their hosts, who enter those that are in them. */
export async function foundGroups({
  before,
  manager,
}: Pick<Furnishing, 'before' | 'manager'>): Promise<Map<GroupKey, string>> {
  const keys = Object.keys(groups) as GroupKey[]
  const founded = await inTurn(keys, async (key): Promise<[GroupKey, string]> => {
    const { host: who, members, languages, audience, ...said } = groups[key]
    const words = { ...said, languages: [...languages], audience: [...audience] }
    const { group, self } = await foundGroup(before, manager, { house, words, host: who })
    const host = await asHost(before, visitor, self)
    await inTurn(members, (name) => addPerson(before, host, { id: group.id, who: { name } }))
    return [key, group.id]
  })
  return new Map(founded)
}
