import { expect } from 'vitest'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { OutgoingMail } from '../../shared/mail.ts'
import type { Item } from '../../shared/table/write.ts'
import type { Staged } from '../meetings/a-meeting.ts'

/** The dates of the weekly meeting on which these tests stand. */
export const [first, second, third, fourth] = [
  '2026-12-08T15:00',
  '2026-12-15T15:00',
  '2026-12-22T15:00',
  '2026-12-29T15:00',
] as const

export const dutyPath = (meeting: string, key: string, duty = 'key') =>
  `/api/meetings/${meeting}/dates/${key}/duties/${duty}`

/** What an act changes in a meeting's partition is heard, as the stream would tell it: the mails that went out of it. */
export async function after(
  { world }: Staged,
  meeting: string,
  act: () => Promise<unknown>,
): Promise<OutgoingMail[]> {
  const read = async () => {
    const items = await world.ctx.table.query({ pk: `MEETING#${meeting}`, consistent: true })
    return new Map(items.map((item) => [item.sk, item]))
  }
  const before = await read()
  await act()
  const count = world.mails.length
  const changed = [...(await read())].filter(([sk, item]) => !isSame(before.get(sk), item))
  const records = changed.map(([sk, item], at) => {
    const old = before.get(sk)
    const name = old === undefined ? ('INSERT' as const) : ('MODIFY' as const)
    return { id: String(at), name, type: String(item['type']), new: item, ...(old ? { old } : {}) }
  })
  expect(await takeChanges(world.ctx, news, records)).toEqual([])
  return world.mails.slice(count)
}

function isSame(one: Item | undefined, other: Item): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** To whom, and about what. */
export const told = (mails: readonly OutgoingMail[]) =>
  mails.map(({ to, subject }) => `${to}: ${subject.split(':')[0]}`).sort()

/** The path of the link in a mail that contains these words. */
export function linkOf(mails: readonly OutgoingMail[], words: string): string {
  const links = linksOf(mails)
  const found = links.find((link) => link.includes(words))
  if (found === undefined) throw new Error(`No link with ${words} among ${links.join(' ')}`)
  return found
}

/** The paths of all links, in order. */
export function linksOf(mails: readonly OutgoingMail[]): string[] {
  return mails
    .flatMap(({ text }) => text.match(/http:\/\/treff\.example\/\S+/g) ?? [])
    .map((link) => link.slice('http://treff.example'.length))
}
