import type { News } from '../../../shared/news.ts'
import type { FollowFacts } from '../actions/mail-facts.ts'
import { Follower } from '../schema.ts'
import { FollowNotice } from '../schema/notice.ts'

/** Somebody gave an address: it is asked whether it is theirs, in fixed words. Whoever follows already is asked nothing. */
export const follower: News<Follower, FollowNotice, FollowFacts> = {
  about: 'follower',
  notice: FollowNotice,

  changeOf(old, after) {
    const now = Follower.parse(after)
    const before = old && Follower.parse(old)
    return now.provedAt === undefined && before?.askedAt !== now.askedAt ? now : undefined
  },

  tell: ({ id, house, meeting, askedAt }) => [
    { name: [meeting, id, askedAt], notice: { about: 'follower', id, house, meeting } },
  ],

  write: async (notice, facts) => (await import('../views/mail.ts')).proofLetter(notice, facts),
}
