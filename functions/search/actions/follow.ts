import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { inParallel } from '../../../shared/in-parallel.ts'
import type { StreamRecord } from '../../../shared/stream.ts'
import type { Item, Write } from '../../../shared/table/write.ts'
import { Booking } from '../../bookings/schema.ts'
import { Group } from '../../groups/schema.ts'
import { Meeting } from '../../meetings/schema.ts'
import { entriesOfBooking, entriesOfGroup, entriesOfMeeting } from '../rules/entries.ts'
import type { Entries } from '../rules/entries.ts'
import { formerWordsIn, wordsIn } from '../rules/words.ts'
import type { Hash } from '../rules/words.ts'
import { readChanged } from '../store/changed.ts'
import { dateWrite, noDateWrite } from '../store/dates.ts'
import { foundWrite, noFoundWrite } from '../store/found.ts'

/** What is found and listed. */
export const followedTypes: readonly string[] = ['booking', 'group', 'meeting']

/** Writes at the same time, each by itself: half as dear as together, and what is missing after a fault is told again. */
const atOnce = 8

/** The hash of a house: the same word leads elsewhere in another one. */
export function hashIn(secret: string, house: string): Hash {
  return (text) => derivedId(secret, 'search', `${house} ${text}`)
}

/**
 * Keeps what is found and listed as bookings, groups and meetings are by now. Told again, or late, it does no harm: what is to be there
 * follows from the item itself, and what is to go from all that the changes say it has been.
 */
export async function keepFound(
  ctx: Pick<Context, 'table' | 'secret'>,
  records: readonly StreamRecord[],
): Promise<void> {
  const heard = records.filter(({ type }) => followedTypes.includes(type))
  const changed = [...Map.groupBy(heard, keyOf)].map(([key, each]) => ({ key, ...changeOf(each) }))
  if (changed.length === 0) return
  const keys = changed.flatMap(({ images: [first] }) => first ?? [])
  const [secret, items] = await Promise.all([ctx.secret(), readChanged(ctx.table, keys)])
  const now = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]))
  const writes = changed.flatMap((change) => changeWrites(change, now.get(change.key), secret))
  await inParallel(writes, atOnce, async (write) => void (await ctx.table.transact([write])))
}

function keyOf({ old, new: after }: StreamRecord): string {
  const item = after ?? old
  return `${item?.pk} ${item?.sk}`
}

interface Change {
  /** Before the first of these changes, if it was there. */
  before: Item | undefined
  /** All that it has been. */
  images: Item[]
}

function changeOf(records: readonly StreamRecord[]): Change {
  const images = records.flatMap(({ old, new: after }) => [old, after]).filter((image) => image !== undefined)
  return { before: records[0]?.old, images }
}

/** From what it has been to what it is; what the changes have left as it was is not written again. */
function changeWrites({ before, images }: Change, now: Item | undefined, secret: string): Write[] {
  const after = now === undefined ? [] : writesOf(now, secret)
  const stays = new Set(after.map(({ name }) => name))
  const written = new Set(before === undefined ? [] : writesOf(before, secret).map(({ text }) => text))
  const gone = images.flatMap((image) => writesOf(image, secret)).filter(({ name }) => !stays.has(name))
  return [
    ...new Map(gone.map(({ name, no }) => [name, no])).values(),
    ...after.filter(({ text }) => !written.has(text)).map(({ put }) => put),
  ]
}

interface Kept {
  /** Which entry it is. */
  name: string
  /** All that it says. */
  text: string
  put: Write
  no: Write
}

function writesOf(item: Item, secret: string, words = wordsIn): Kept[] {
  const ttl = typeof item['ttl'] === 'number' ? item['ttl'] : undefined
  const { dates, found } = entriesOf(item, hashIn(secret, String(item['house'])), words)
  return [
    ...dates.map((date) => kept(dateWrite(date, ttl), noDateWrite(date))),
    ...found.map((each) => kept(foundWrite(each, ttl), noFoundWrite(each))),
  ]
}

function kept(put: Write, no: Write): Kept {
  return { name: `${put.key.pk} ${put.key.sk}`, text: JSON.stringify(put), put, no }
}

function entriesOf(item: Item, hash: Hash, words: typeof wordsIn): Entries {
  if (item['type'] === 'booking') return entriesOfBooking(Booking.parse(item), hash, words)
  if (item['type'] === 'group') return entriesOfGroup(Group.parse(item), hash, words)
  return entriesOfMeeting(Meeting.parse(item), hash, words)
}

/** All entries of an item as it is by now, for those from before there was a search; what an older program wrote of its words goes. */
export async function foundAgainWrites(
  { table, secret }: Pick<Context, 'table' | 'secret'>,
  item: Item,
): Promise<Write[]> {
  const [now] = await readChanged(table, [item])
  if (now === undefined) return []
  const key = await secret()
  const after = writesOf(now, key)
  const stays = new Set(after.map(({ name }) => name))
  const gone = writesOf(now, key, formerWordsIn).filter(({ name }) => !stays.has(name))
  return [...gone.map(({ no }) => no), ...after.map(({ put }) => put)]
}
