import { askProof } from '../../functions/asks/rules/ask.ts'
import { readAsk } from '../../functions/asks/store.ts'
import { proofToken as comingProof } from '../../functions/attendances/rules/access.ts'
import { giftToken } from '../../functions/bookings/rules/gift.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { exchangeToken, tallyToken } from '../../functions/duties/rules/tokens.ts'
import { dataToken, ownerOf } from '../../functions/identity/rules/data-link.ts'
import { aGroup, joins, personOf, proofPath } from '../groups/a-group.ts'
import { aMeeting } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { linksOf } from '../followers/following.ts'

/** What stands in the path of a route, and the token of whoever holds it. */
export interface Held {
  token: string
  [part: string]: string
}

/** Of which thing a path is: the first that fits. */
const owners = [
  [/\/bookings\/\{id\}\/asks\/\{ask\}\/proof/, 'asked, by proof'],
  [/^\/api\/asks\//, 'asked, in a word'],
  [/\/asks\//, 'asked'],
  [/\/gift/, 'gift'],
  [/\/bookings\/\{id\}\/(proof|confirm)/, 'booking, by proof'],
  [/\/pulses\/|\/bookings\/|\/host\/open\//, 'booking'],
  [/\/queue\//, 'place'],
  [/\/groups\/\{id\}\/proof/, 'member, by proof'],
  [/\/groups\//, 'host of a group'],
  [/\/attendances\/|\/coming\/\{id\}\/\{token\}/, 'coming'],
  [/\/coming\/\{id\}\/proof/, 'coming, by proof'],
  [/\/duties\/own\//, 'duty'],
  [/\/duties\/exchange\//, 'exchange'],
  [/\/duties\/tally\//, 'tally'],
  [/\/following\/.*\/proof/, 'follower, by proof'],
  [/\/following\//, 'follower'],
  [/\/duties\/\{duty\}$/, 'duty'],
  [/\/meetings\/|\/host\//, 'host of a meeting'],
  [/\/my-data\//, 'my data'],
  [/\/my-calendar\//, 'calendar of a booking'],
] as const
export type Kind = (typeof owners)[number][1]

export function kindIn(path: string): Kind | undefined {
  return owners.find(([part]) => part.test(path))?.[1]
}

export function kindOf(path: string): Kind {
  const kind = kindIn(path)
  if (kind === undefined) throw new Error(`Nobody holds ${path}`)
  return kind
}

/** One of each thing that neighbours hold by a link; `name` and `day` make them other than those of a second set. */
export async function linkedThings(
  stage: Staged,
  { name, day, room }: { name: string; day: string; room: string },
): Promise<Record<Kind, Held>> {
  const { world } = stage
  const { ctx } = world
  const secret = await ctx.secret()
  const email = (of: string) => `${of}-${name}@gruppe.example`
  const made = async (path: string, body: object, token?: string) => {
    const { status, json, text } = await stage.post(`/api/${path}`, body, token)
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
    return json
  }
  const slot = { rooms: [room], date: `2026-12-${day}`, purpose: 'Spieleabend' }
  const contact = { name: 'Ada', email: email('ada') }
  const evening = { ...slot, from: '18:00', to: '20:00' }
  const own = await made('houses/aef/bookings', { ...evening, contact })
  const unproved = proofToken(secret, { id: own.id, contact })
  await stage.manage(`/api/bookings/${own.id}/approve`)
  const place = await made('houses/aef/queue', { ...evening, contact: { name: 'Eva', email: email('eva') } })

  const host = { name: 'Bo', email: email('bo') }
  const group = await made('houses/aef/groups', aGroup({ name: `Kreis ${name}`, host }))
  const token: string = group.manageToken
  await world.call('POST', await proofPath(stage, group.id, personOf(group).id, host.email))
  await made(`groups/${group.id}/change`, { askable: true }, token)
  const member = await joins(stage, group.id, `mo${name}`)
  const neu = personOf(await made(`groups/${group.id}/join`, { name: 'Neu', email: email('neu') }))
  const joining = await proofPath(stage, group.id, neu.id, email('neu'))
  const morning = { ...slot, from: '10:00', to: '12:00', group: group.id }
  const theirs = await made('houses/aef/bookings', morning, token)
  await stage.manage(`/api/bookings/${theirs.id}/approve`)
  const wish = { kind: 'share', words: 'Wir sind leise.', attendees: 2 }
  const asking = { ...wish, contact: { name: 'Lee', email: email('lee') } }
  const ask = await made(`bookings/${theirs.id}/ask-holder`, asking)
  const mia = { ...wish, contact: { name: 'Mia', email: email('mia') } }
  const proved = await made(`bookings/${theirs.id}/ask-holder`, mia)
  const proofOf = async (id: string) => askProof(secret, (await readAsk(ctx.table, id))!)
  await stage.post(`/bookings/${theirs.id}/asks/${proved.id}/proof/${await proofOf(proved.id)}`)
  const receiver = { name: 'Uli', email: email('uli') }
  await made(`bookings/${own.id}/give`, { contact: receiver }, own.manageToken)
  const booking = await readBooking(ctx.table, own.id)

  const date = `2026-12-${day}`
  const asked = {
    date,
    venue: { kind: 'outdoors', place: 'Park' },
    needsKey: true,
    registration: { mode: 'wanted', places: 9 },
    contact: { name: 'Jo', email: email('jo') },
  }
  const meeting = await made('houses/aef/meetings', aMeeting(asked))
  await stage.manage(`/api/bookings/${meeting.booking}/approve`)
  const key = `${date}T15:00`
  const coming = await made(`meetings/${meeting.id}/dates/${key}/attendances`, {
    heads: 1,
    name: 'Kim',
    contact: { email: email('kim') },
  })
  const helper = await made(`meetings/${meeting.id}/dates/${key}/duties/key`, {
    name: 'Pia',
    contact: { email: email('pia') },
  })
  await made(`meetings/${meeting.id}/followers`, { email: email('flo') })
  const links = await linksOf(stage, meeting.id, email('flo'))
  const last = (path: string) => path.split('/').at(-1) ?? ''
  const dated = { id: meeting.id, key }
  const asker = { meeting: meeting.id, key, taker: helper.id }
  const following = { meeting: meeting.id, id: links.id }
  return {
    booking: { id: own.id, token: own.manageToken },
    'booking, by proof': { id: own.id, token: unproved },
    'calendar of a booking': { of: 'booking', id: own.id, token: own.manageToken },
    gift: { id: own.id, token: giftToken(secret, booking!, booking!.gift!) },
    place: { id: place.id, token: place.manageToken },
    asked: { id: theirs.id, ask: proved.id, token },
    'asked, in a word': { id: proved.id, token },
    'asked, by proof': { id: theirs.id, ask: ask.id, token: await proofOf(ask.id) },
    'host of a group': { id: group.id, member: member.id, token },
    'member, by proof': { id: group.id, member: neu.id, token: last(joining) },
    coming: { ...dated, id: coming.id, token: coming.manageToken },
    'coming, by proof': {
      id: coming.id,
      token: comingProof(secret, { id: coming.id, contact: { email: email('kim') } }),
    },
    duty: { ...dated, duty: 'key', token: helper.token },
    // Whom it names is gone: it tells its holder that somebody else was quicker.
    exchange: { ...dated, token: exchangeToken(secret, asker, '2026-12-08T15:00~000000000000') },
    tally: { ...dated, token: tallyToken(secret, { meeting: meeting.id, key }) },
    follower: { ...following, token: last(links.own) },
    'follower, by proof': { ...following, token: last(links.proof) },
    'host of a meeting': { ...dated, token: meeting.manageToken },
    'my data': { token: dataToken(secret, ownerOf(secret, email('ada')), addMinutes(ctx.now(), 60)) },
  }
}
