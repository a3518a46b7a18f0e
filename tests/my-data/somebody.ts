import { dataToken, opensUntil, ownerOf } from '../../functions/identity/rules/data-link.ts'
import { hear } from '../attendances/hearing.ts'
import { dutyPath } from '../duties/a-duty.ts'
import { follows } from '../followers/following.ts'
import { aGroup, founded as foundedGroup, joins, personOf, proofPath } from '../groups/a-group.ts'
import { aMeeting, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'

/** Somebody who has left something everywhere; in letters as they type them. */
export const mia = 'Mia@neben.example'
export const name = 'Mia Muster'
const contact = { name, email: mia }

/** What a link opens that was asked for at this moment. */
export async function tokenOf({ world: { ctx } }: Staged, email = mia): Promise<string> {
  const secret = await ctx.secret()
  return dataToken(secret, ownerOf(secret, email), opensUntil(ctx.now()))
}

export async function ownerIn({ world: { ctx } }: Staged, email = mia) {
  return ownerOf(await ctx.secret(), email)
}

export interface Kept {
  kind: string
  id: string
  house?: string
  title?: string
  goes?: string
  stays?: string
  data: any
}

export async function storedOf(stage: Staged, email = mia): Promise<Kept[]> {
  const { status, json } = await stage.get(`/api/my-data/${await tokenOf(stage, email)}`)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(json)}`)
  return json.stored
}

export async function forget(stage: Staged, email = mia): Promise<Kept[]> {
  const { status, json } = await stage.post(`/api/my-data/${await tokenOf(stage, email)}/forget`)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(json)}`)
  return json.stored
}

const made = async (answer: ReturnType<Staged['post']>) => {
  const { status, json } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(json)}`)
  return json
}

export const aWish = (change: Record<string, unknown> = {}) => ({
  rooms: ['seminarraum'],
  date: '2026-12-05',
  from: '19:00',
  to: '21:00',
  purpose: 'Mias Geburtstag',
  groupName: 'Mias Runde',
  note: 'Mia bringt Kuchen',
  label: 'Mias Fest',
  attendees: 12,
  contact,
  ...change,
})

/** A booking of hers, another that is past by the fifth, a place in the queue, coming, a duty, news, two groups and a meeting. */
export async function leavesTraces(stage: Staged) {
  const at = `/api/houses/${house}`
  const past = await made(stage.manage(`${at}/bookings`, aWish({ date: '2026-12-02', approve: true })))
  const booking = await made(stage.post(`${at}/bookings`, aWish()))
  const other = {
    contact: { name: 'Otto', email: 'otto@neben.example' },
    purpose: 'Chor',
    note: '',
    groupName: 'Chor',
    label: 'Chor',
    approve: true,
  }
  await made(stage.manage(`${at}/bookings`, aWish({ date: '2026-12-06', ...other })))
  const place = await made(stage.post(`${at}/queue`, aWish({ date: '2026-12-06' })))
  const meeting = await founded(stage, { needsKey: true, registration: { mode: 'wanted' } })
  const [key] = ['2026-12-08T15:00']
  const coming = await made(
    stage.post(`/api/meetings/${meeting.id}/dates/${key}/attendances`, {
      heads: 2,
      name,
      contact: { email: mia },
      needs: ['step-free'],
    }),
  )
  await made(stage.post(dutyPath(meeting.id, key!), { name, contact: { email: mia } }))
  await follows(stage, meeting.id, mia)
  const own = await ownGroup(stage)
  await joins(stage, own.id, 'Bea')
  const others = await foundedGroup(stage, { name: 'Chor' })
  await made(stage.post(`/api/groups/${others.id}/members`, { name, email: mia }, others.host.token))
  await made(
    stage.post(`/api/groups/${own.id}/mail`, { subject: 'Hallo', text: 'Mia grüßt.' }, own.host.token),
  )
  const hosted = await made(
    stage.post(
      `${at}/meetings`,
      aMeeting({ title: 'Spieleabend', date: '2026-12-09', contact, hosts: [name] }),
    ),
  )
  return { past, booking, place, meeting, coming, own, others, hosted, key }
}

async function ownGroup(stage: Staged) {
  const json = await made(stage.post(`/api/houses/${house}/groups`, aGroup({ host: { name, email: mia } })))
  const host = personOf(json)
  await stage.world.call('POST', await proofPath(stage, json.id, host.id, mia))
  return { id: json.id as string, host }
}

export const heard = (stage: Staged) => hear({ stage, heard: new Map() })
