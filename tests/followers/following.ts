import { followPaths } from '../../functions/followers/contract/paths.ts'
import { followProof, followToken } from '../../functions/followers/rules/tokens.ts'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { writerId } from '../../shared/same-mailbox.ts'
import { href } from '../../shared/http/contract.ts'
import type { OutgoingMail } from '../../shared/mail.ts'
import type { Item } from '../../shared/table/write.ts'
import { founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { recordOf } from '../support/house-with-mail.ts'

export const key = '2026-12-08T15:00'
export const follower = 'folgt@neben.example'
export const coming = 'kommt@neben.example'
export const later = 'spaeter@neben.example'
export const next = '2026-12-15T15:00'

/** The links of somebody who was asked. */
export async function linksOf({ world: { ctx } }: Staged, meeting: string, email: string) {
  const secret = await ctx.secret()
  const of = { meeting, id: writerId(secret, email) }
  return {
    ...of,
    proof: href({ path: followPaths.proof }, { ...of, token: followProof(secret, of) }),
    own: href({ path: followPaths.own }, { ...of, token: followToken(secret, of) }),
  }
}

export function askFor(stage: Staged, meeting: string, email: string, body: object = {}, from = '10.0.0.1') {
  const path = `/api/meetings/${meeting}/followers`
  return stage.world.call('POST', path, { body: { email, ...body }, from })
}

/** Somebody asks for news and says that the address is theirs. */
export async function follows(stage: Staged, meeting: string, email: string, body: object = {}) {
  await askFor(stage, meeting, email, body)
  const links = await linksOf(stage, meeting, email)
  await stage.world.call('POST', links.proof)
  return links
}

export function itemsOf({ world: { ctx } }: Staged, pk: string): Promise<Item[]> {
  return ctx.table.query({ pk, consistent: true })
}

/** Who follows, as it is stored. */
export async function followersOf(stage: Staged, meeting: string): Promise<Item[]> {
  return (await itemsOf(stage, `FOLLOW#${meeting}`)).filter(({ sk }) => sk.startsWith('F#'))
}

/** The question to an address, as the stream tells of it. */
export async function askedRecord(stage: Staged, meeting: string, email: string) {
  const { id } = await linksOf(stage, meeting, email)
  const items = await itemsOf(stage, `FOLLOW#${meeting}`)
  return recordOf(
    'follower',
    undefined,
    items.find(({ sk }) => sk === `ASKED#${id}`),
  )
}

/** What an act changes about a meeting in the programme, as the stream tells it. */
export async function changeOf({ world: { ctx } }: Staged, meeting: string, act: () => Promise<unknown>) {
  const place = { pk: `PROGRAMME#${house}`, sk: `MEETING#${meeting}` }
  const read = () => ctx.table.get(place, { consistent: true })
  const old = await read()
  await act()
  return recordOf('programme-entry', old, await read())
}

/** The mails that an act gives to whoever hears of the meeting; told twice, as streams do. */
export async function mailsOf(
  stage: Staged,
  meeting: string,
  act: () => Promise<unknown>,
): Promise<OutgoingMail[]> {
  const { ctx, mails } = stage.world
  const count = mails.length
  const record = await changeOf(stage, meeting, act)
  await takeChanges(ctx, news, [record])
  await takeChanges(ctx, news, [record])
  return mails.slice(count)
}

export function comes(stage: Staged, meeting: string, email: string, at = key) {
  const path = `/api/meetings/${meeting}/dates/${at}/attendances`
  return stage.post(path, { heads: 1, contact: { email } })
}

/** A meeting that somebody follows, and to two dates of which somebody comes. */
export async function heard(stage: Staged, change: Record<string, unknown> = {}) {
  const meeting = await founded(stage, change)
  await follows(stage, meeting.id, follower)
  await comes(stage, meeting.id, coming)
  await comes(stage, meeting.id, later, next)
  const path = `/api/meetings/${meeting.id}`
  return {
    ...meeting,
    path,
    mails: (to: string, body: object = {}) =>
      mailsOf(stage, meeting.id, () => stage.manage(`${path}/${to}`, body)),
  }
}

export const toWhom = (mails: readonly OutgoingMail[]) => mails.map(({ to }) => to).sort()
export const mailTo = (mails: readonly OutgoingMail[], address: string) =>
  mails.find(({ to }) => to === address)!
