import { expect } from 'vitest'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { OutgoingMail } from '../../shared/mail.ts'
import type { Item } from '../../shared/table/write.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { allItems } from '../support/crash-consistency.ts'
import { recordOf } from '../support/house-with-mail.ts'

/** Does something, has all that changed in the table heard, twice as streams do, and gives back the mails that went out of it. */
export async function heard(stage: Staged, act: () => Promise<unknown>): Promise<OutgoingMail[]> {
  const { ctx, mails } = stage.world
  const before = await tableOf(stage)
  await act()
  const after = await tableOf(stage)
  const changed = [...after].filter(
    ([key, item]) => item['type'] !== 'mail' && JSON.stringify(item) !== JSON.stringify(before.get(key)),
  )
  const records = changed.map(([key, item]) => recordOf(String(item['type']), before.get(key), item))
  const count = mails.length
  expect(await takeChanges(ctx, news, records)).toEqual([])
  expect(await takeChanges(ctx, news, records)).toEqual([])
  return mails.slice(count)
}

async function tableOf({ world: { engine } }: Staged): Promise<Map<string, Item>> {
  const items = await allItems(engine.endpoint, engine.tableName)
  return new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]))
}
