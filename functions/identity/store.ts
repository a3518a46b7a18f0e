import type { Table } from '../../shared/table/table.ts'
import { absent, equals, present } from '../../shared/table/expression.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Instant } from '../../shared/time/civil.ts'
import type { KnownSession } from './rules/sessions.ts'
import { Person } from './schema.ts'
import type { Role } from './schema.ts'

const personKey = (id: string): Key => ({ pk: `PERSON#${id}`, sk: 'PERSON' })

/** A role is an attribute of its own, so that one can be given or taken without reading the person. */
const rolePrefix = 'role_'
/** So is each session, by its hash, since when it is: what is not over for sure is found here, and what has been ended may be. */
const sessionPrefix = 's_'

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

export interface Given {
  person: Person
  /** How often they were given a role or a session: who writes that they have none must have seen the last time. */
  given: number | undefined
  ttl: number | undefined
  sessions: KnownSession[]
}

export async function readGiven(table: Table, id: string): Promise<Given | undefined> {
  const item = await table.get(personKey(id), { consistent: true })
  if (item === undefined) return undefined
  const [given, ttl] = [item['given'], item['ttl']] as (number | undefined)[]
  const sessions = Object.entries(item)
    .filter(([name]) => name.startsWith(sessionPrefix))
    .map(([name, since]) => ({ hash: name.slice(sessionPrefix.length), since: since as Instant }))
  return { person: personOfItem(item), given, ttl, sessions }
}

/** A session more, and others that are no more. Refuses who has nothing left to do in any house. */
export function signedInWrite(
  person: string,
  { hash, since }: KnownSession,
  { gone, refuse }: { gone: readonly string[]; refuse: () => Refusal },
): Write {
  return {
    kind: 'update',
    key: personKey(person),
    set: { [sessionPrefix + hash]: since },
    add: { given: 1 },
    remove: gone.map((each) => sessionPrefix + each),
    when: [present('pk'), absent('ttl')],
    refuse,
  }
}

/** Sessions that are no more; refuses with `changed-meanwhile` where another one began. */
export function signedOutWrite(person: string, hashes: readonly string[], given: number | undefined): Write {
  return {
    kind: 'update',
    key: personKey(person),
    remove: hashes.map((hash) => sessionPrefix + hash),
    when: [present('pk'), asGiven(given)],
    refuse: changed,
  }
}

/**
 * `last`: nothing is left for them to do in any house: they go away by then, and are signed out. Refuses with `changed-meanwhile`.
 */
export function removedRoleWrite(
  person: string,
  house: string,
  last?: { given: number | undefined; ttl: number; sessions?: readonly KnownSession[] },
): Write {
  const write = { kind: 'update', key: personKey(person) } as const
  const role = rolePrefix + house
  if (last === undefined) return { ...write, remove: [role], when: [present('pk')] }
  const { given, ttl, sessions = [] } = last
  const remove = [role, ...sessions.map(({ hash }) => sessionPrefix + hash)]
  return { ...write, remove, set: { ttl }, when: [present('pk'), asGiven(given)], refuse: changed }
}

const asGiven = (given: number | undefined) =>
  given === undefined ? absent('given') : equals('given', given)
const changed = () => new Refusal('conflict', 'changed-meanwhile')

/** Refuses with `changed-meanwhile` where they were given a role since. */
export function noPersonWrite(id: string, given: number | undefined): Write {
  return { kind: 'delete', key: personKey(id), when: [asGiven(given)], refuse: changed }
}

function personOfItem(item: Item): Person {
  const names = Object.keys(item).filter((name) => name.startsWith(rolePrefix))
  return Person.parse({
    ...item,
    roles: names.map((name) => ({ house: name.slice(rolePrefix.length), role: item[name] })),
  })
}
