import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { makeOwnFeed } from '../../functions/feeds/actions/own/keep.ts'
import { makeFeed } from '../../functions/feeds/actions/make-feed.ts'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { changeText } from '../../functions/legal/actions/texts.ts'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { followChanges } from '../../functions/feeds/stream.ts'
import type { StreamRecord } from '../../shared/stream.ts'
import { tableDefinition } from '../../shared/table/definition.ts'
import type { Item } from '../../shared/table/write.ts'
import { clientOn } from './engine.ts'
import { aVisitor, found, managerMail } from './builders.ts'
import { itemTypes } from './item-types.ts'
import { saysIn } from './own-words.ts'
import { tableBounds } from './table-bounds.ts'
import { aWorld } from './world.ts'
import type { World } from './world.ts'

const { timeToLive, dueIndex, ownerIndex } = tableDefinition

/** A chart of the table out of the items that a day in a house really leaves: nothing in it is written by hand. */
export async function tableChart(): Promise<string> {
  await using world = await aWorld()
  await aDay(world)
  const items = await everything(world)
  const types = Map.groupBy(items, ({ type }) => String(type))
  const rows = [...types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, all]) => rowOf(type, all))
  return [
    '# The table',
    '',
    'Generated out of the items that a day in a house leaves, and compared by `tests/docs.test.ts`. One table, on demand. The index',
    `\`${dueIndex.name}\` (\`${dueIndex.partitionKey}\`, \`${dueIndex.sortKey}\`, keys only) holds what waits for a moment, the index \`${ownerIndex.name}\` (\`${ownerIndex.partitionKey}\`, keys only) what is stored of somebody; \`${timeToLive}\` marks what goes away by itself.`,
    'Bounds are those of the rules that hold them (`tests/support/table-bounds.ts`): `its fields` where nothing becomes more.',
    'Bytes are those of the largest example as JSON; DynamoDB counts about half of it.',
    '',
    '| type | pk | sk | attributes | due | goes away | bound | bytes |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'Items that such a day does not bring, by the store that writes them:',
    '',
    '| type | written in | bound |',
    '| --- | --- | --- |',
    ...restOf(types),
    '',
  ].join('\n')
}

/** What the code writes besides. */
function restOf(types: ReadonlyMap<string, unknown>): string[] {
  const rest = [...itemTypes()].filter(([type]) => !types.has(type)).sort(([a], [b]) => (a < b ? -1 : 1))
  return rest.map(([type, file]) => `| ${type} | \`${file}\` | ${tableBounds[type] ?? ''} |`)
}

async function aDay(world: World): Promise<void> {
  const { ctx } = world
  const manager = await found(world)
  const request = (from: string, to: string) => ({
    rooms: ['seminarraum'],
    date: '2026-12-05',
    from,
    to,
    purpose: 'Spieleabend',
    contact: { name: 'Gruppe Würfel', email: 'wuerfel@gruppe.example' },
  })
  const first = await requestBooking(ctx, aVisitor, { house: 'aef', request: request('19:00', '21:00') })
  await requestBooking(ctx, aVisitor, { house: 'aef', request: request('16:00', '18:00') })
  await approveBooking(ctx, manager, { id: first.id })
  const block = { rooms: ['teekueche'], from: '2026-12-06', to: '2026-12-06', label: 'Reinigung' }
  await createBlock(ctx, manager, { house: 'aef', request: block })
  await joinQueue(ctx, aVisitor, { house: 'aef', request: request('19:00', '21:00') })
  const closure = { from: '2026-12-24', to: '2026-12-26', words: 'Weihnachten', displaced: 'cancel' } as const
  await createClosure(ctx, manager, { house: 'aef', request: closure })
  const words = 'Träger ist der Verein Nachbarschaft.'
  await changeText(ctx, manager, { house: 'aef', text: 'imprintGerman', words, version: 0 })
  await saysIn(world, 'en', { rules: 'Please wash up.' }, { seminarraum: { floor: 'First floor' } })
  await makeFeed(ctx, manager, { house: 'aef', name: 'Telefon' })
  const { contactId } = first
  await makeOwnFeed(ctx, { contactId, holder: contactId, scope: { kind: 'address' } })
  const deputy = { name: 'Vertretung', email: 'vertretung@aef.example' }
  await addAbsence(ctx, manager, { house: 'aef', absence: { from: '2026-12-21', to: '2026-12-31', deputy } })
  await world.call('POST', '/api/sign-in', { body: { email: managerMail } })
  const records = (await everything(world)).map(inserted)
  await takeChanges(ctx, news, records)
  await followChanges(ctx, records)
  await world.call('GET', '/aef/calendar.ics')
  const code = /\b\d{6}\b/.exec(
    world.mails.map(({ text }) => text).find((text) => /\b\d{6}\b/.test(text)) ?? '',
  )?.[0]
  await world.call('POST', '/api/sign-in/confirm', { body: { email: managerMail, code } })
  await world.call('POST', '/api/sign-in', { body: { email: managerMail } })
}

function inserted(item: Item, at: number): StreamRecord {
  return { id: String(at), name: 'INSERT', type: String(item['type']), new: item }
}

async function everything({ engine }: World): Promise<Item[]> {
  const client = clientOn(engine.endpoint)
  const { Items = [] } = await client.send(new ScanCommand({ TableName: engine.tableName }))
  client.destroy()
  return Items.map((item) => unmarshall(item) as Item)
}

function rowOf(type: string, items: readonly Item[]): string {
  const hidden = new Set([
    'pk',
    'sk',
    'type',
    timeToLive,
    ownerIndex.partitionKey,
    dueIndex.partitionKey,
    dueIndex.sortKey,
  ])
  const names = new Set(
    items
      .flatMap((item) => Object.keys(item))
      .filter((name) => !hidden.has(name))
      .map(pattern),
  )
  const dues = [
    // By their kinds: in which partition of it something stands says nothing.
    ...new Set(
      items.flatMap(({ [dueIndex.partitionKey]: due }) => (typeof due === 'string' ? due.split('~')[0] : [])),
    ),
  ]
  const [first] = items
  const cells = [
    type,
    `\`${pattern(first?.pk ?? '')}\``,
    `\`${pattern(first?.sk ?? '')}\``,
    [...names].sort().join(' '),
    dues.length > 0 ? `\`${dues.map(String).join(' ')}\`` : '',
    items.some((item) => timeToLive in item) ? 'yes' : '',
    tableBounds[type] ?? '',
    String(
      Math.max(
        ...items.map((item) => JSON.stringify(marshall(item, { removeUndefinedValues: true })).length),
      ),
    ),
  ]
  return `| ${cells.join(' | ')} |`
}

/** `BOOKING#abc12` is `BOOKING#<id>`: what differs from item to item is named by what it is. */
function pattern(text: string): string {
  return text
    .replace(/(^|[#_ ])[0-9a-hjkmnp-tv-z]{12,}(?=$|[#_ ])/g, '$1<id>')
    .replace(/\.[0-9a-hjkmnp-tv-z]{12}$/, '.<id>')
    .replace(/((?:BOOKING|PLACE)#)[0-9a-hjkmnp-tv-z]{5}$/, '$1<code>')
    .replace(/#[\w-]{40,}/g, '#<hash>')
    .replace(/^(LIMIT#[\w-]+#).*/, '$1<hash>')
    .replace(/^WINDOW#.*/, 'WINDOW#<n>')
    .replace(/^aef$/, '<house>')
    .replace(/\d{4}-\d{2}-\d{2}/g, '<date>')
    .replace(/^q\d+$/, 'q<quarter>')
    .replace(/#aef/g, '#<house>')
    .replace(/#(seminarraum|teekueche)/g, '#<room>')
    .replace(/_aef$/, '_<house>')
}
