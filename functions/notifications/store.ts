import { Refusal } from '../../shared/refusal.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, equals } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Key, Write } from '../../shared/table/write.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { goesAwayAt } from './rules/delivery.ts'
import { OutboxMail } from './schema.ts'

const dueKind = 'mail'

const Mails = entity({
  type: 'mail',
  schema: OutboxMail,
  key: ({ id }: { id: string }) => ({ pk: `OUTBOX#${id}`, sk: 'MAIL' }),
  extras: (mail: OutboxMail) => {
    const ttl = goesAwayAt(mail)
    const { dueAt: at, contactId: owner } = mail
    return {
      ...(at === undefined ? {} : { due: { kind: dueKind, at } }),
      ...(ttl === undefined ? {} : { ttl }),
      owner,
    }
  },
})

/** What somebody in a house has to look at is found by the house, without an index. */
const parkedKey = (house: string, id: string): Key => ({ pk: `PARKED#${house}`, sk: `MAIL#${id}` })

export async function readMail(table: Table, id: string): Promise<OutboxMail | undefined> {
  const item = await table.get(Mails.key({ id }), { consistent: true })
  return item && Mails.parse(item)
}

/** Those that there are, in this order. */
export async function readMails(table: Table, ids: readonly string[]): Promise<OutboxMail[]> {
  const items = await table.getMany(
    ids.map((id) => Mails.key({ id })),
    { consistent: true },
  )
  const known = new Map(items.map((item) => Mails.parse(item)).map((mail) => [mail.id, mail]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

/** Ids of what is due and since when, longest due first. */
export async function readDueMails(
  table: Table,
  now: Instant,
  most: number,
): Promise<{ id: string; at: Instant }[]> {
  const due = await table.due(dueKind, now, most)
  return due.map(({ pk, at }) => ({ id: pk.slice('OUTBOX#'.length), at }))
}

/** The mails of a house that wait for somebody, oldest first. */
export async function readParkedMails(table: Table, house: string): Promise<OutboxMail[]> {
  const places = await table.query({ pk: parkedKey(house, '').pk, consistent: true })
  const keys = places.map(({ sk }) => Mails.key({ id: sk.slice('MAIL#'.length) }))
  const mails = (await table.getMany(keys, { consistent: true })).map((item) => Mails.parse(item))
  return mails.filter(({ state }) => state === 'parked').sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

/** Which of these are in the outbox, or were. */
export async function readKnownMailIds(table: Table, ids: readonly string[]): Promise<Set<string>> {
  return new Set((await readMails(table, ids)).map(({ id }) => id))
}

/** Enters the outbox once: the same mail again changes nothing. */
export function newMailWrite(mail: OutboxMail): Write {
  return Mails.put(mail, { when: [absent('pk')], refuse: () => 'mine' })
}

/**
 * The next stage of a mail, with its place among the parked ones. Refuses with `changed-meanwhile` if it is no longer as it was
 * read: another worker has it.
 */
export function nextMailWrites(before: OutboxMail, after: OutboxMail): Write[] {
  const { state, attempts, dueAt } = before
  const due = dueAt === undefined ? absent('dueAt') : equals('dueAt', dueAt)
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  const write = Mails.put(after, {
    when: [equals('state', state), equals('attempts', attempts), due],
    refuse,
  })
  return [write, ...placeWrites(before, after)]
}

function placeWrites({ id, house, state }: OutboxMail, after: OutboxMail): Write[] {
  if (house === undefined) return []
  const key = parkedKey(house, id)
  if (after.state === 'parked')
    return [{ kind: 'put', key, item: { ...key, type: 'parked-mail', house, ttl: goesAwayAt(after) } }]
  return state === 'parked' ? [{ kind: 'delete', key }] : []
}
