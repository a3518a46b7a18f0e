import { proveAddress } from '../../functions/attendances/actions/prove-address.ts'
import { proofToken } from '../../functions/attendances/rules/access.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { contactIdOf } from '../../functions/contacts/actions/contact-id.ts'
import { proveDuty } from '../../functions/duties/actions/prove-duty.ts'
import { dutyProof } from '../../functions/duties/rules/tokens.ts'
import { readDuties } from '../../functions/duties/store/duties.ts'
import { calendarPaths } from '../../functions/rooms/contract.ts'
import { href } from '../../shared/http/contract.ts'
import { comes, key } from '../attendances/coming.ts'
import { dutyPath } from '../duties/a-duty.ts'
import { aWish, mia, name, tokenOf } from '../my-data/somebody.ts'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { eventsIn } from './reading.ts'

export { key, mia }

/** A house whose changes are heard. */
export const aHeardStage = () => aStage({ stream: true })

/** Approved, as the house entered it. */
export async function books(stage: Staged, change: Record<string, unknown> = {}): Promise<{ id: string }> {
  const { json } = await stage.manage(`/api/houses/${house}/bookings`, aWish({ approve: true, ...change }))
  return json
}

/** A meeting to which Mia comes and whose key she has, both proved unless told otherwise. */
export async function promises(stage: Staged, { proved = true } = {}) {
  const { ctx } = stage.world
  const meeting = await founded(stage, { needsKey: true, registration: { mode: 'wanted' } })
  const { json: coming } = await comes(stage, meeting, { name, contact: { email: mia } })
  await stage.post(dutyPath(meeting.id, key), { name, contact: { email: mia } })
  if (proved) {
    const secret = await ctx.secret()
    await proveAddress(ctx, {
      id: coming.id,
      token: proofToken(secret, { id: coming.id, contact: { email: mia } }),
    })
    const [taker] = (await readDuties(ctx.table, meeting.id, key)).takers
    await proveDuty(ctx, { id: meeting.id, key, token: dutyProof(secret, taker!.id) })
  }
  return { meeting, coming }
}

/** Where Mia gets a calendar with all that she has, by the link of a mail. */
export async function addressPage(stage: Staged, email = mia): Promise<string> {
  const id = await contactIdOf(stage.world.ctx, { email }, '')
  return href({ path: calendarPaths.own }, { of: 'address', id, token: await tokenOf(stage, email) })
}

/** Where whoever has the link of a booking gets one that follows it. */
export async function bookingPage({ world }: Staged, { id }: { id: string }): Promise<string> {
  const { path } = await manageHref(world.ctx, id)
  return href({ path: calendarPaths.own }, { of: 'booking', id, token: path.split('/').at(-1)! })
}

/** Makes one on its page, and gives back the path of the calendar that stands there then. */
export async function made(stage: Staged, page: string): Promise<string> {
  const { text } = await stage.world.call('GET', page, german)
  if (!text.includes('Link anlegen')) throw new Error('nothing to be made')
  await does(stage, page, 'make')
  return feedOn(stage, page)
}

export async function does({ world }: Staged, page: string, step: 'make' | 'renew' | 'end'): Promise<number> {
  return (await world.call('POST', page, { form: { step }, ...german })).status
}

export async function feedOn({ world }: Staged, page: string): Promise<string> {
  const { text } = await world.call('GET', page, german)
  return /href="http:\/\/treff\.example(\/feeds\/[\w-]{32}\.ics)"/.exec(text)?.[1] ?? ''
}

/** What a program shows that has had the calendar before: it asks whether its copy is still right, and keeps it then. */
export async function titlesIn({ world }: Staged, path: string): Promise<string[]> {
  const copies = copiesOf.get(world) ?? new Map<string, Copy>()
  copiesOf.set(world, copies)
  const known = copies.get(path)
  const headers = known === undefined ? {} : { 'if-none-match': known.etag }
  const { status, text, headers: said } = await world.call('GET', path, { headers })
  if (status === 304) return known!.titles
  if (status !== 200) return [String(status)]
  const titles = eventsIn(text).map(
    ({ summary, start, status: standing }) => `${start.slice(0, 16)} ${summary} ${standing}`,
  )
  copies.set(path, { etag: String(said['etag']), titles })
  return titles
}

interface Copy {
  etag: string
  titles: string[]
}

const copiesOf = new WeakMap<Staged['world'], Map<string, Copy>>()

export const german = { cookies: { language: 'de' } }
