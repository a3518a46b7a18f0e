import type { News } from '../../../shared/news.ts'
import type { GroupFacts } from '../actions/mail-facts.ts'
import { hearers } from '../rules/people.ts'
import { Group } from '../schema.ts'
import { SeekingNotice } from '../schema/notice.ts'

/** Nobody hosts a group any more: all who are in it are asked. */
export const groupNews: News<Group, SeekingNotice, GroupFacts> = {
  about: 'group',
  notice: SeekingNotice,

  changeOf(old, after) {
    const now = Group.parse(after)
    const before = old && Group.parse(old)
    const isNew = now.seekingSince !== undefined && before?.seekingSince !== now.seekingSince
    return isNew && now.state === 'active' ? now : undefined
  },

  tell: ({ id: group, house, seekingSince = '' }, { people }) =>
    hearers(people).map(({ id }) => ({
      name: [group, seekingSince, id],
      notice: { about: 'group', house, group, id },
    })),

  write: async (notice, facts) => (await import('../views/mail.ts')).seekingLetter(notice, facts),
}
