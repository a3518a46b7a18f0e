import type { News } from '../../../shared/news.ts'
import { today } from '../../../shared/time/civil.ts'
import { toEach } from '../../contacts/rules/recipient.ts'
import { decidesToday } from '../../houses/rules/who-decides.ts'
import type { GroupFacts } from '../actions/mail-facts.ts'
import { hearers } from '../rules/people.ts'
import { Group } from '../schema.ts'
import { GroupNotice } from '../schema/notice.ts'

/** Nobody hosts a group any more: all who are in it are asked. Or its founder is to be called: those who decide today hear it. */
export const groupNews: News<Group, GroupNotice, GroupFacts> = {
  about: 'group',
  notice: GroupNotice,

  changeOf(old, after) {
    const now = Group.parse(after)
    const before = old && Group.parse(old)
    if (now.state === 'asked') return before === undefined && now.needsCall === true ? now : undefined
    const isSought = now.seekingSince !== undefined && before?.seekingSince !== now.seekingSince
    return isSought && now.state === 'active' ? now : undefined
  },

  tell({ id: group, house, seekingSince, needsCall }, facts) {
    const notice = { about: 'group', house, group } as const
    if (seekingSince !== undefined)
      return hearers(facts.people).map(({ id }) => ({
        name: [group, seekingSince, id],
        notice: { ...notice, to: { kind: 'member', id } },
      }))
    if (needsCall !== true) return []
    return toEach(decidesToday(facts, today(facts.now, facts.house.timeZone))).map((to) => ({
      name: [group, 'call', to.kind === 'manager' ? to.person : ''],
      notice: { ...notice, to },
    }))
  },

  write: async (notice, facts) => (await import('../views/mail.ts')).groupLetter(notice, facts),
}
