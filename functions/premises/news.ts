import type { News } from '../../shared/news.ts'
import { recipientName, toAsking } from '../contacts/rules/recipient.ts'
import type { ChangeFacts } from './actions/mail-facts.ts'
import { hearsOfChange } from './rules/notes.ts'
import { ChangeNote, ChangeNotice } from './schema.ts'

/** A room or its hours have changed: whoever has a date that lies outside by now hears that it stays, and what is other. */
export const changeNote: News<ChangeNote, ChangeNotice, ChangeFacts> = {
  about: 'change-note',
  notice: ChangeNotice,

  changeOf: (old, after) => (old === undefined ? ChangeNote.parse(after) : undefined),

  tell: ({ house, id }, { held }) =>
    held
      .filter(({ booking }) => hearsOfChange(booking))
      .flatMap(({ booking, hosts }) =>
        toAsking(booking, hosts).map((to) => ({
          name: ['change-note', house, id, booking.id, ...recipientName(to)],
          notice: { about: 'change-note', house, note: id, booking: booking.id, to },
          parkedWith: house,
        })),
      ),

  write: async (notice, facts) => (await import('./views/mail.ts')).changeLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('./views/mail.ts')).changeSummary(notice, facts, language),
}
