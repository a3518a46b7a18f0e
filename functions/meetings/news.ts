import type { News } from '../../shared/news.ts'
import { today } from '../../shared/time/civil.ts'
import { recipientName, toAsking, toEach } from '../contacts/rules/recipient.ts'
import { decidesToday } from '../houses/rules/who-decides.ts'
import type { MeetingFacts } from './actions/mail-facts.ts'
import { Meeting } from './schema.ts'
import { MeetingNotice } from './schema/notice.ts'

export interface MeetingChange {
  meeting: Meeting
  what: MeetingNotice['what']
}

/** Other words are proposed, or shown; a meeting that the house founded for somebody is theirs to see to. */
export const meeting: News<MeetingChange, MeetingNotice, MeetingFacts> = {
  about: 'meeting',
  notice: MeetingNotice,

  changeOf(old, after) {
    const now = Meeting.parse(after)
    const before = old && Meeting.parse(old)
    if (before === undefined) return now.origin === 'manager' ? { meeting: now, what: 'founded' } : undefined
    const isOther = JSON.stringify(before.proposed) !== JSON.stringify(now.proposed)
    if (!isOther) return undefined
    return { meeting: now, what: now.proposed ? 'proposed' : 'shown' }
  },

  tell({ meeting: { id, house, contact, group, version }, what }, facts) {
    const notice = { about: 'meeting', house, meeting: id, what }
    const hearers =
      what === 'proposed'
        ? toEach(decidesToday(facts, today(facts.now, facts.house.timeZone)))
        : toAsking({ contact, group }, facts.hosts)
    return hearers.map((to) => ({
      name: [id, String(version), what, ...recipientName(to)],
      notice: { ...notice, to },
      parkedWith: house,
    }))
  },

  write: async (notice, facts) => (await import('./views/mail.ts')).meetingLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('./views/mail.ts')).meetingSummary(notice, facts, language),
}
