import type { Context } from '../../../shared/context.ts'
import { newsSource } from '../../../shared/news.ts'
import { hostsToTell } from '../../groups/actions/acting.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { ask } from '../news.ts'
import type { Ask, AskNotice } from '../schema.ts'
import { readAsk } from '../store.ts'
import type { AskFacts } from './mail-facts.ts'

/** The news of questions, with what is read for them. */
export const askNews = newsSource(ask, {
  forTelling: async (ctx, { ask: asked, what }) => withHosts(ctx, asked.house, asked, what),
  forWriting: async (ctx, { id, house, what }) => withHosts(ctx, house, await readAsk(ctx.table, id), what),
})

async function withHosts(
  ctx: Context,
  house: string,
  asked: Ask | undefined,
  what: AskNotice['what'],
): Promise<AskFacts | undefined> {
  const group = what === 'asked' ? asked?.of.group : asked?.group
  const [facts, hosts] = await Promise.all([readHouseFacts(ctx, house), hostsToTell(ctx, { group })])
  return facts && { ...facts, ask: asked, hosts }
}
