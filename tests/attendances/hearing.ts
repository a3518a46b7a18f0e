import { expect } from 'vitest'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { Item } from '../../shared/table/write.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { allItems } from '../support/crash-consistency.ts'
import { recordOf } from '../support/house-with-mail.ts'

/** The changes of a table that nobody has heard yet. */
export interface Heard {
  stage: Staged
  /** The table when its changes were heard last, by key. */
  heard: Map<string, Item>
}

/** What changed since the last time is heard, as the stream tells it, and told again, as streams do. Gives back the whole table. */
export async function hear(walked: Heard): Promise<Item[]> {
  const { ctx, engine } = walked.stage.world
  const items = await allItems(engine.endpoint, engine.tableName)
  const records = items.flatMap((item) => {
    const old = walked.heard.get(`${item.pk} ${item.sk}`)
    const isNews = item['type'] !== 'mail' && JSON.stringify(item) !== JSON.stringify(old)
    return isNews ? [recordOf(String(item['type']), old, item)] : []
  })
  walked.heard = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]))
  expect(await takeChanges(ctx, news, records)).toEqual([])
  expect(await takeChanges(ctx, news, records)).toEqual([])
  return items
}
