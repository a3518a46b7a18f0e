import type { News } from '../../../shared/news.ts'
import { toEach } from '../../contacts/rules/recipient.ts'
import { Silence } from '../../houses/schema.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import { SilenceNotice } from '../schema/notice.ts'

/** Managers who have not decided for so long count as away: the whole team hears it, managers too, who may be there after all. */
export const silence: News<Silence, SilenceNotice, HouseFacts> = {
  about: 'silence',
  notice: SilenceNotice,

  changeOf(old, after) {
    const now = Silence.parse(after)
    const before = old && Silence.parse(old)
    return now.noticedAt !== undefined && now.noticedAt !== before?.noticedAt ? now : undefined
  },

  tell({ house, noticedAt = '', open = 0 }, { managers }) {
    return toEach(managers).map((to) => ({
      name: ['silence', house, noticedAt, to.kind === 'manager' ? to.person : ''],
      notice: { about: 'silence', house, noticedAt, open, to },
      parkedWith: house,
    }))
  },

  write: async (notice, facts) => (await import('../views/mail/silence.ts')).silenceLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('../views/mail/silence.ts')).silenceSummary(notice, facts, language),
}
