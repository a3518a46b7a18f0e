import type { News } from '../../shared/news.ts'
import type { HouseFacts } from '../rooms/actions/house-facts.ts'
import { ImportNotice, ImportRun } from './schema/run.ts'

/** A long import has come to its end by itself: whoever began it hears so, once. Whoever stops it knows already. */
export const importRun: News<ImportRun, ImportNotice, HouseFacts> = {
  about: 'import-run',
  notice: ImportNotice,

  changeOf(old, after) {
    const run = ImportRun.parse(after)
    const before = old && ImportRun.parse(old)
    const isEnd = run.state === 'done' || run.state === 'failed'
    return isEnd && before?.state === 'running' ? run : undefined
  },

  tell(run) {
    const { house, id, by } = run
    const to = { kind: 'manager', person: by }
    const notice = { about: 'import-run', house, to, run: ImportNotice.shape.run.parse(run) }
    return [{ name: ['import-run', id, by], notice, parkedWith: house }]
  },

  write: async (notice, facts) => (await import('./views/mail.ts')).importLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('./views/mail.ts')).importSummary(notice, facts, language),
}
