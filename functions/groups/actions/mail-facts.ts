import type { Context } from '../../../shared/context.ts'
import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import { groupNews } from '../news/group.ts'
import { groupMember } from '../news/member.ts'
import { readGroup } from '../store.ts'
import type { GroupItems } from '../store.ts'

/** What a mail has to know of a group: as it is when the mail is written. */
export interface GroupFacts extends HouseFacts, GroupItems {}

async function readFacts(ctx: Context, house: string, group: string): Promise<GroupFacts | undefined> {
  const [facts, items] = await Promise.all([
    readHouseFacts(ctx, house),
    readGroup(ctx.table, group, ctx.now()),
  ])
  return facts && items && { ...facts, ...items }
}

export const groupMemberNews = newsSource(groupMember, {
  forTelling: (ctx, { member }) => readFacts(ctx, member.house, member.group),
  forWriting: (ctx, { house, group }) => readFacts(ctx, house, group),
})

export const groupSeekingNews = newsSource(groupNews, {
  forTelling: (ctx, { house, id }) => readFacts(ctx, house, id),
  forWriting: (ctx, { house, group }) => readFacts(ctx, house, group),
})
