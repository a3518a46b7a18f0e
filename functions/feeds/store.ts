import { Refusal } from '../../shared/refusal.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, equals, present } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { languages } from '../../shared/language.ts'
import type { Language } from '../../shared/language.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { Feed, Kept } from './schema.ts'
import type { CalendarState } from './schema.ts'

/** One item for each public calendar, of the house or of a room. */
export const calendarKey = (house: string, room?: string): Key => ({
  pk: `CALENDAR#${house}`,
  sk: room === undefined ? 'HOUSE' : `ROOM#${room}`,
})

/** A secret calendar is found by the hash of its address alone; its state stands in the same item. */
export const secretKey = (hash: string): Key => ({ pk: `FEED#${hash}`, sk: 'FEED' })

/** The feeds of a house, those of a person side by side: for the page that lists them and for whoever has to mark them changed. */
const Feeds = entity({
  type: 'feed-entry',
  schema: Feed,
  key: ({ house, person, id }: Pick<Feed, 'house' | 'person' | 'id'>) => ({
    pk: `FEEDS#${house}`,
    sk: `${person}#${id}`,
  }),
})

/** What somebody's feeds are counted by: changes with each new one, goes with each that is revoked. Beside them, so that both are read at once. */
const countKey = ({ house, person }: Pick<Feed, 'house' | 'person'>): Key => ({
  ...Feeds.key({ house, person, id: '' }),
  sk: person,
})

const keptName = (language: Language) => `kept_${language}`
export const allKept = languages.map(keptName)

export async function readCalendarState(table: Table, key: Key, language: Language): Promise<CalendarState> {
  return stateOf(await table.get(key), language)
}

/** A secret calendar as its address finds it, one of somebody's own as it is stored (`store/own.ts`); `undefined` if there is none. */
export async function readSecret(
  table: Table,
  hash: string,
  language: Language,
): Promise<
  | { isRevoked: true }
  | { isRevoked: false; house: string; person: string; state: CalendarState }
  | { isRevoked: false; item: Item; state: CalendarState }
  | undefined
> {
  const item = await table.get(secretKey(hash))
  if (item === undefined) return undefined
  if (item['revokedAt'] !== undefined) return { isRevoked: true }
  const { house, person } = item
  const state = stateOf(item, language)
  return typeof person === 'string'
    ? { isRevoked: false, house: String(house), person, state }
    : { isRevoked: false, item, state }
}

function stateOf(item: Item | undefined, language: Language): CalendarState {
  const kept = Kept.safeParse(item?.[keptName(language)])
  return { version: item?.['version'] as number | undefined, kept: kept.data }
}

/** Something that the calendar shows has changed: what was kept of it is no longer right. */
export function changedWrite(key: Key): Write {
  return { kind: 'update', key, set: { type: 'calendar' }, add: { version: 1 }, remove: allKept }
}

/** The same for a secret calendar; one that has been revoked meanwhile stays as it is. */
export function changedSecretWrite(hash: string): Write {
  const refuse = () => new Refusal('gone', 'feed-revoked')
  return {
    kind: 'update',
    key: secretKey(hash),
    add: { version: 1 },
    remove: allKept,
    when: [present('person')],
    refuse,
  }
}

/** Keeps the tag of a rendering, unless something has changed since `version` was read, which was before the data were. */
export function keptWrite(key: Key, language: Language, kept: Kept, version: number | undefined): Write {
  const unchanged = version === undefined ? absent('version') : equals('version', version)
  return {
    kind: 'update',
    key,
    set: { [keptName(language)]: kept },
    when: [unchanged, absent('revokedAt')],
    refuse: () => new Refusal('conflict', 'changed-meanwhile'),
  }
}

/** The bytes of a rendering lie beside what is known of it, so that who has them already costs a small read. */
const fileKey = ({ pk, sk }: Key, language: Language): Key => ({ pk, sk: `${sk}#FILE#${language}` })

/** Kept where they leave room for the rest of an item. */
export const mostFileBytes = 300_000
/** What nobody asks for goes away, and so does what has changed. */
const keptMinutes = 2 * 24 * 60

/** The compressed bytes of the rendering with this tag; nothing where they are another one's. */
export async function readCalendarFile(
  table: Table,
  key: Key,
  { language, etag }: { language: Language; etag: string },
): Promise<Uint8Array | undefined> {
  const item = await table.get(fileKey(key, language))
  const file = item?.['file']
  return item?.['etag'] === etag && file instanceof Uint8Array ? file : undefined
}

/** Nothing for what is too large to be kept. */
export function calendarFileWrites(
  key: Key,
  { language, etag, file, now }: { language: Language; etag: string; file: Uint8Array; now: Instant },
): Write[] {
  if (file.byteLength > mostFileBytes) return []
  const own = fileKey(key, language)
  const ttl = epochSeconds(addMinutes(now, keptMinutes))
  return [{ kind: 'put', key: own, item: { ...own, type: 'calendar-file', etag, file, ttl } }]
}

export async function readFeeds(table: Table, house: string): Promise<Feed[]> {
  const { pk } = Feeds.key({ house, person: '', id: '' })
  return feedsAmong(await table.query({ pk, consistent: true }))
}

/** Those of one person, and by which stamp they were read. */
export async function readFeedsOf(
  table: Table,
  { house, person }: Pick<Feed, 'house' | 'person'>,
): Promise<{ feeds: Feed[]; stamp: string | undefined }> {
  const { pk, sk } = countKey({ house, person })
  const items = await table.query({ pk, prefix: sk, consistent: true })
  const stamp = items.find((item) => item.sk === sk)?.['stamp'] as string | undefined
  return { feeds: feedsAmong(items), stamp }
}

const feedsAmong = (items: readonly Item[]) =>
  items.filter(({ type }) => type === Feeds.type).map((item) => Feeds.parse(item))

/** One more than were read; refuses with `changed-meanwhile` if another one came in between. */
export function newFeedWrites(feed: Feed, hash: string, stamp: string | undefined): Write[] {
  const key = secretKey(hash)
  const { house, person } = feed
  return [
    Feeds.put(feed),
    { kind: 'put', key, item: { ...key, type: 'feed', house, person } },
    {
      kind: 'update',
      key: countKey(feed),
      set: { type: 'feed-count', stamp: feed.id },
      when: [stamp === undefined ? absent('stamp') : equals('stamp', stamp)],
      refuse: () => new Refusal('conflict', 'changed-meanwhile'),
    },
  ]
}

/** The address answers "gone" for ever after; whose it was is forgotten. Refuses with `not-found` if the feed is not in the list. */
export function revokedFeedWrites(
  feed: Pick<Feed, 'house' | 'person' | 'id'>,
  hash: string,
  at: Instant,
): Write[] {
  const refuse = () => new Refusal('not-found', 'not-found', { feed: feed.id })
  return [
    { kind: 'delete', key: Feeds.key(feed), when: [present('pk')], refuse },
    { kind: 'delete', key: countKey(feed) },
    {
      kind: 'update',
      key: secretKey(hash),
      set: { type: 'feed', revokedAt: at },
      remove: ['person', ...allKept],
    },
  ]
}
