import { entity } from '../../../shared/table/entity.ts'
import { present } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Write } from '../../../shared/table/write.ts'
import { epochSeconds } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { endOfSession } from '../rules/sessions.ts'
import { Session } from '../schema.ts'

const ttlOf = (session: Session) => epochSeconds(endOfSession(session))

const Sessions = entity({
  type: 'session',
  schema: Session,
  key: ({ hash }: { hash: string }) => ({ pk: `SESSION#${hash}`, sk: 'SESSION' }),
  extras: (session) => ({ ttl: ttlOf(session), owner: session.person.id }),
})

/** From before it was noted when a session is used: whoever has one signs in once more. */
const isOfToday = (item: Item) => item['seenAt'] !== undefined

export async function readSession(table: Table, hash: string): Promise<Session | undefined> {
  const item = await table.get(Sessions.key({ hash }))
  return item && isOfToday(item) ? Sessions.parse(item) : undefined
}

/** Those of these that have not been ended. */
export async function readSessions(table: Table, hashes: readonly string[]): Promise<Session[]> {
  const keys = hashes.map((hash) => Sessions.key({ hash }))
  return (await table.getMany(keys, { consistent: true })).filter(isOfToday).map(Sessions.parse)
}

export const sessionWrite = (session: Session): Write => Sessions.put(session)

/** That it is used; refuses with `sign-in-needed` what has been ended meanwhile. */
export function seenWrite(session: Session, seenAt: Instant): Write {
  return {
    kind: 'update',
    key: Sessions.key(session),
    set: { seenAt, ttl: ttlOf({ ...session, seenAt }) },
    when: [present('pk')],
    refuse: () => new Refusal('unauthenticated', 'sign-in-needed'),
  }
}

export const endedSessionWrite = (hash: string): Write => ({ kind: 'delete', key: Sessions.key({ hash }) })
