import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals, present } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Write } from '../../../shared/table/write.ts'
import { addMonths, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import { OwnFeed, OwnSecret } from '../schema/own.ts'
import type { OwnScope } from '../schema/own.ts'
import { allKept, secretKey } from '../store.ts'

export const ownFeedType = 'own-feed'
const secretType = 'own-feed-secret'

/** What no program asks for any more goes by itself, and so does the note that it has ended. */
export const unusedMonths = 13

/** The calendars that changes of one contact concern lie side by side. */
const OwnFeeds = entity({
  type: ownFeedType,
  schema: OwnFeed,
  key: ({ contactId, scope }: OwnPlace) => ({ pk: `OWNFEEDS#${contactId}`, sk: placeOf(scope) }),
  extras: ({ holder: owner, createdAt }) => ({ owner, ttl: goesAt(createdAt) }),
})

export type OwnPlace = Pick<OwnFeed, 'contactId' | 'scope'>

function placeOf(scope: OwnScope): string {
  if (scope.kind === 'address') return 'ADDRESS'
  return scope.kind === 'booking' ? `BOOKING#${scope.booking}` : `GROUP#${scope.member}`
}

function goesAt(usedAt: Instant): number {
  return epochSeconds(instantOf(addMonths(usedAt.slice(0, 10), unusedMonths), '00:00', 'UTC'))
}

export async function readOwnFeed(table: Table, place: OwnPlace): Promise<OwnFeed | undefined> {
  const item = await table.get(OwnFeeds.key(place), { consistent: true })
  return item && OwnFeeds.parse(item)
}

/** All that changes of a contact concern: one query. */
export async function readOwnFeedsOf(table: Table, contactId: string): Promise<OwnFeed[]> {
  const { pk } = OwnFeeds.key({ contactId, scope: { kind: 'address' } })
  return (await table.query({ pk, consistent: true })).map((item) => OwnFeeds.parse(item))
}

export const parseOwnFeed = (item: Item): OwnFeed => OwnFeeds.parse(item)

/** Of an item that a secret address has found; `undefined` if it is none of somebody's own. */
export function ownSecretOf(item: Item): OwnSecret | undefined {
  return item['type'] === secretType ? OwnSecret.parse(item) : undefined
}

export async function readUsedOn(table: Table, hash: string): Promise<LocalDate | undefined> {
  const item = await table.get(secretKey(hash), { consistent: true })
  return item && ownSecretOf(item)?.usedOn
}

/** `before`: which one it replaces. Refuses with `changed-meanwhile` if there is another one by now. */
export function newOwnWrites(feed: OwnFeed, hash: string, before?: Pick<OwnFeed, 'id'>): Write[] {
  const key = secretKey(hash)
  const { id, contactId, scope, createdAt } = feed
  const secret: OwnSecret = { feed: id, contactId, scope }
  return [
    OwnFeeds.put(feed, {
      when: [before === undefined ? absent('pk') : equals('id', before.id)],
      refuse: changedMeanwhile,
    }),
    { kind: 'put', key, item: { ...key, ...secret, type: secretType, ttl: goesAt(createdAt) } },
  ]
}

/** Its address answers "gone" for so long; whose it was is forgotten. */
export function endedSecretWrite(hash: string, at: Instant): Write {
  return {
    kind: 'update',
    key: secretKey(hash),
    set: { type: secretType, revokedAt: at, ttl: goesAt(at) },
    remove: ['feed', 'contactId', 'scope', 'usedOn', ...allKept],
  }
}

/** Refuses with `changed-meanwhile` if it is another one, or none, by now. */
export function noOwnFeedWrite(feed: OwnPlace & Pick<OwnFeed, 'id'>): Write {
  return { kind: 'delete', key: OwnFeeds.key(feed), when: [equals('id', feed.id)], refuse: changedMeanwhile }
}

/** Somebody uses it: both items stay. Nothing where it has ended meanwhile. */
export function usedWrites({ feed: id, ...place }: OwnSecret, hash: string, at: Instant): Write[] {
  const ttl = goesAt(at)
  const isThere = { when: [equals('id', id)], refuse: changedMeanwhile }
  return [
    { kind: 'update', key: OwnFeeds.key(place), set: { ttl }, ...isThere },
    {
      kind: 'update',
      key: secretKey(hash),
      set: { usedOn: at.slice(0, 10), ttl },
      when: [present('scope')],
      refuse: changedMeanwhile,
    },
  ]
}

/** Something that it shows has changed. */
export function changedOwnWrite(hash: string): Write {
  return {
    kind: 'update',
    key: secretKey(hash),
    add: { version: 1 },
    remove: allKept,
    when: [present('scope')],
    refuse: () => new Refusal('gone', 'feed-revoked'),
  }
}

const changedMeanwhile = () => new Refusal('conflict', 'changed-meanwhile')
