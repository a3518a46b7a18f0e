import type { Table } from '../../shared/table/table.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, equals, present } from '../../shared/table/expression.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { Refusal } from '../../shared/refusal.ts'
import { epochSeconds } from '../../shared/time/civil.ts'
import { Person, Session } from './schema.ts'
import type { Role } from './schema.ts'

const Sessions = entity({
  type: 'session',
  schema: Session,
  key: ({ hash }: { hash: string }) => ({ pk: `SESSION#${hash}`, sk: 'SESSION' }),
  extras: ({ expiresAt, person }) => ({ ttl: epochSeconds(expiresAt), owner: person.id }),
})

const personKey = (id: string): Key => ({ pk: `PERSON#${id}`, sk: 'PERSON' })

/** A role is an attribute of its own, so that one can be given or taken without reading the person. */
const rolePrefix = 'role_'

export async function readPerson(table: Table, id: string): Promise<Person | undefined> {
  const item = await table.get(personKey(id))
  return item && personOfItem(item)
}

/** Somebody who was not known. Refuses with `changed-meanwhile`. */
export function newPersonWrite(person: Omit<Person, 'roles'>, role?: Role): Write {
  return {
    kind: 'update',
    key: personKey(person.id),
    ...given(role, { type: 'person', ...person }),
    when: [absent('pk')],
    refuse: changed,
  }
}

/** A role more; all else stays as it is, because it is that of other houses too. Refuses with `changed-meanwhile`. */
export function roleWrite(person: string, role: Role): Write {
  return {
    kind: 'update',
    key: personKey(person),
    ...given(role, {}),
    when: [present('pk')],
    refuse: changed,
  }
}

/** Whoever is given something to do stays, and whoever thought that there was nothing left hears of it. */
function given(role: Role | undefined, set: Record<string, unknown>) {
  if (role === undefined) return { set }
  return { set: { ...set, [rolePrefix + role.house]: role.role }, add: { given: 1 }, remove: ['ttl'] }
}

/** How often somebody has been given a role: who writes that they have none must have seen the last time. */
export async function readGiven(
  table: Table,
  id: string,
): Promise<{ person: Person; given: number | undefined; ttl: number | undefined } | undefined> {
  const item = await table.get(personKey(id), { consistent: true })
  if (item === undefined) return undefined
  const [given, ttl] = [item['given'], item['ttl']] as (number | undefined)[]
  return { person: personOfItem(item), given, ttl }
}

/** `last`: nothing is left for them to do in any house, and they go away by then. Refuses with `changed-meanwhile`. */
export function removedRoleWrite(
  person: string,
  house: string,
  last?: { given: number | undefined; ttl: number },
): Write {
  const write = { kind: 'update', key: personKey(person), remove: [rolePrefix + house] } as const
  if (last === undefined) return { ...write, when: [present('pk')] }
  return { ...write, set: { ttl: last.ttl }, when: [present('pk'), asGiven(last.given)], refuse: changed }
}

const asGiven = (given: number | undefined) =>
  given === undefined ? absent('given') : equals('given', given)
const changed = () => new Refusal('conflict', 'changed-meanwhile')

/** Refuses with `changed-meanwhile` where they were given a role since. */
export function noPersonWrite(id: string, given: number | undefined): Write {
  return { kind: 'delete', key: personKey(id), when: [asGiven(given)], refuse: changed }
}

export async function readSession(table: Table, hash: string): Promise<Session | undefined> {
  const item = await table.get(Sessions.key({ hash }))
  return item && Sessions.parse(item)
}

export const sessionWrite = (session: Session): Write => Sessions.put(session)

export const endedSessionWrite = (hash: string): Write => ({ kind: 'delete', key: Sessions.key({ hash }) })

function personOfItem(item: Item): Person {
  const names = Object.keys(item).filter((name) => name.startsWith(rolePrefix))
  return Person.parse({
    ...item,
    roles: names.map((name) => ({ house: name.slice(rolePrefix.length), role: item[name] })),
  })
}
