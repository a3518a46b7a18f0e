import type { News } from '../../shared/news.ts'
import { today } from '../../shared/time/civil.ts'
import type { Instant } from '../../shared/time/civil.ts'
import type { HouseFile } from '../houses/actions/load-house.ts'
import { decidesToday } from '../houses/rules/who-decides.ts'
import { ParkedNotice, ParkedPlace } from './schema.ts'

/** What has to be known to tell that something is parked. */
export interface ParkedFacts extends HouseFile {
  publicUrl: string
  now: Instant
}

/**
 * Something could not be delivered: whoever decides hears it, once a day however many there are. If that mail cannot be delivered either,
 * nobody hears of it, or there would be no end.
 */
export const parkedMail: News<ParkedPlace, ParkedNotice, ParkedFacts> = {
  about: 'parked-mail',
  notice: ParkedNotice,

  changeOf: (old, after) => (old === undefined ? ParkedPlace.parse(after) : undefined),

  tell({ house: id }, facts) {
    const date = today(facts.now, facts.house.timeZone)
    return decidesToday(facts, date).map(({ person }) => ({
      name: ['parked-mail', id, date, person],
      notice: { about: 'parked-mail', house: id, person },
    }))
  },

  write: async (notice, facts) => (await import('./views/parked-mail.ts')).parkedLetter(notice, facts),
}
