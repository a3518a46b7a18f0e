import type { News, Told } from '../../../shared/news.ts'
import { today } from '../../../shared/time/civil.ts'
import { toEach } from '../../contacts/rules/recipient.ts'
import { decidesToday } from '../../houses/rules/who-decides.ts'
import type { GroupFacts } from '../actions/mail-facts.ts'
import { hearers, provedHosts } from '../rules/people.ts'
import { Group } from '../schema.ts'
import { GroupNotice } from '../schema/notice.ts'

interface GroupChange {
  group: Group
  what: 'call' | 'sought' | 'empty' | 'agree'
}

/**
 * Nobody hosts a group any more: all who are in it are asked, or those who decide today hear that there is nobody to ask. Its hosts
 * are to agree to words of the house. Or its founder is to be called.
 */
export const groupNews: News<GroupChange, GroupNotice, GroupFacts> = {
  about: 'group',
  notice: GroupNotice,

  changeOf(old, after) {
    const group = Group.parse(after)
    const what = newsOf(old && Group.parse(old), group)
    return what && { group, what }
  },

  tell({ group: { id: group, house, ...now }, what }, facts) {
    const notice = { about: 'group', house, group } as const
    const toDeciding = (name: string, more: Pick<GroupNotice, 'what'>): Told[] =>
      toEach(decidesToday(facts, today(facts.now, facts.house.timeZone))).map((to) => ({
        name: [group, name, to.kind === 'manager' ? to.person : ''],
        notice: { ...notice, ...more, to },
      }))
    if (what === 'call') return toDeciding('call', {})
    if (what === 'agree')
      return provedHosts(facts.people).map(({ id }) => ({
        name: [group, 'agree', String(now.agreementRound), id],
        notice: { ...notice, what, to: { kind: 'member', id } },
      }))
    const heard = hearers(facts.people)
    if (heard.length === 0) return toDeciding(`nobody ${now.seekingSince}`, { what: 'nobody' })
    return heard.map(({ id }) => ({
      name: [group, now.seekingSince ?? '', id],
      notice: { ...notice, to: { kind: 'member', id } },
    }))
  },

  write: async (notice, facts) => (await import('../views/mail.ts')).groupLetter(notice, facts),
}

function newsOf(before: Group | undefined, now: Group): GroupChange['what'] | undefined {
  if (now.state === 'asked') return before === undefined && now.needsCall === true ? 'call' : undefined
  if (now.state === 'ended') return undefined
  if (now.seekingSince !== undefined) {
    if (before?.seekingSince !== now.seekingSince) return 'sought'
    if (now.emptySince !== undefined && before.emptySince !== now.emptySince) return 'empty'
  }
  const { agreementRound } = now
  return agreementRound !== undefined && before?.agreementRound !== agreementRound ? 'agree' : undefined
}
