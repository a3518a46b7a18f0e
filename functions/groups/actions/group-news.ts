import { newsSource } from '../../../shared/news.ts'
import { groupNews } from '../news/group.ts'
import { groupLetter } from '../news/letter.ts'
import { groupMember } from '../news/member.ts'
import { readLetter } from '../store/letters.ts'
import { readGroupFacts } from './mail-facts.ts'

export const groupMemberNews = newsSource(groupMember, {
  forTelling: (ctx, { member }) => readGroupFacts(ctx, member.house, member.group),
  forWriting: (ctx, { house, group }) => readGroupFacts(ctx, house, group),
})

export const groupSeekingNews = newsSource(groupNews, {
  forTelling: (ctx, { group: { house, id } }) => readGroupFacts(ctx, house, id),
  forWriting: (ctx, { house, group }) => readGroupFacts(ctx, house, group),
})

export const groupLetterNews = newsSource(groupLetter, {
  forTelling: (ctx, { house, group }) => readGroupFacts(ctx, house, group),
  async forWriting(ctx, { house, group, letter: id }) {
    const [facts, letter] = await Promise.all([
      readGroupFacts(ctx, house, group),
      readLetter(ctx.table, { group, id }),
    ])
    return facts && letter && { ...facts, letter }
  },
})
