import { newsSource } from '../../../shared/news.ts'
import { groupNews } from '../news/group.ts'
import { groupMember } from '../news/member.ts'
import { readGroupFacts } from './mail-facts.ts'

export const groupMemberNews = newsSource(groupMember, {
  forTelling: (ctx, { member }) => readGroupFacts(ctx, member.house, member.group),
  forWriting: (ctx, { house, group }) => readGroupFacts(ctx, house, group),
})

export const groupSeekingNews = newsSource(groupNews, {
  forTelling: (ctx, { house, id }) => readGroupFacts(ctx, house, id),
  forWriting: (ctx, { house, group }) => readGroupFacts(ctx, house, group),
})
