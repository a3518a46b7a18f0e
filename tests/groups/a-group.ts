import { groupPaths } from '../../functions/groups/contract/paths.ts'
import { memberOfToken, memberProof } from '../../functions/groups/rules/tokens.ts'
import { readGroupItems } from '../../functions/groups/store.ts'
import { href } from '../../shared/http/contract.ts'
import { house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'

export const founder = 'ada@gruppe.example'

/** What somebody says who founds a group. */
export function aGroup(change: Record<string, unknown> = {}) {
  return {
    name: 'Nähcafé',
    purpose: 'Wir nähen zusammen und trinken Tee.',
    joining: 'open',
    host: { name: 'Ada', email: founder },
    ...change,
  }
}

/** Somebody in a group, or at its door, with what their link gives. */
export interface Person {
  id: string
  token: string
}

export interface Grouped {
  id: string
  host: Person
}

/** A group that everybody may know, founded by a neighbour who has proved her address. */
export async function founded(stage: Staged, change: Record<string, unknown> = {}): Promise<Grouped> {
  const { status, json } = await stage.post(`/api/houses/${house}/groups`, aGroup(change))
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  const host = personOf(json)
  await stage.world.call('POST', await proofPath(stage, json.id, host.id, founder))
  return { id: json.id, host }
}

export function personOf({ manageToken }: { manageToken: string }): Person {
  return { id: memberOfToken(manageToken), token: manageToken }
}

/** The link in the first mail to an address. */
export async function proofPath({ world }: Staged, id: string, member: string, email: string) {
  const token = memberProof(await world.ctx.secret(), { group: id, id: member, email })
  return href({ path: groupPaths.proof }, { house, id, member, token })
}

/** Comes to a group by themselves; `proved` by the link that only the owner of the address has. */
export async function joins(
  stage: Staged,
  id: string,
  name: string,
  { proved = true } = {},
): Promise<Person> {
  const email = `${name.toLowerCase()}@neben.example`
  const { status, json } = await stage.post(`/api/groups/${id}/join`, { name, email })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  const person = personOf(json)
  if (proved) await stage.world.call('POST', await proofPath(stage, id, person.id, email))
  return person
}

/** As it is stored, past the product. */
export async function storedOf({ world }: Staged, id: string) {
  const items = await readGroupItems(world.ctx.table, id)
  if (items === undefined) throw new Error('gone')
  const { group, people } = items
  const isIn = people.filter(({ state }) => state === 'member')
  const hosts = isIn.filter(({ role }) => role === 'host')
  return { group, people, hosts: hosts.map(({ name }) => name).toSorted() }
}

/** What is wrong with the counts of a group: they are those who are there. */
export async function miscounts(stage: Staged, id: string): Promise<string[]> {
  const { group, people, hosts } = await storedOf(stage, id)
  const found: string[] = []
  if (group.members !== people.length) found.push(`${group.members} counted, ${people.length} there`)
  if (group.hosts !== hosts.length) found.push(`${group.hosts} hosts counted, ${hosts.length} there`)
  const isSought = group.seekingSince !== undefined
  if (group.state === 'active' && (hosts.length === 0) !== isSought)
    found.push('nobody hosts, nobody is asked')
  return found
}
