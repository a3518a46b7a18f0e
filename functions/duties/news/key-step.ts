import type { News } from '../../../shared/news.ts'
import { today } from '../../../shared/time/civil.ts'
import { toEach } from '../../contacts/rules/recipient.ts'
import { decidesToday } from '../../houses/rules/who-decides.ts'
import { keyDuty } from '../rules/duties.ts'
import { isVouched } from '../../contacts/rules/vouched.ts'
import { KeyStep } from '../schema.ts'
import { KeyNotice } from '../schema/notice.ts'
import type { DutyNewsFacts } from '../actions/mail-facts.ts'

/** Nobody has the key for a date: those who had it before are asked, then those who decide. */
export const keyStep: News<KeyStep, KeyNotice, DutyNewsFacts> = {
  about: 'key-step',
  notice: KeyNotice,

  changeOf: (old, after) => (old === undefined ? KeyStep.parse(after) : undefined),

  tell({ house, meeting, key, stage, at }, facts) {
    const notice = { about: 'key-step', house, meeting, key, stage }
    if (stage === 'house') {
      const deciding = decidesToday(facts, today(facts.now, facts.house.timeZone))
      return toEach(deciding).map((to) => ({
        name: [meeting, key, stage, at, to.kind === 'manager' ? to.person : ''],
        notice: { ...notice, to, language: 'de' },
        parkedWith: house,
      }))
    }
    const holders = facts.all
      .flatMap(({ key: own, takers }) => takers.map((taker) => ({ taker, by: `${own}~${taker.id}` })))
      .filter(({ taker }) => taker.duty === keyDuty && taker.contact?.email !== undefined && isVouched(taker))
    const byPerson = new Map(holders.map((each) => [each.taker.contactId ?? each.taker.id, each]))
    return [...byPerson].slice(0, 50).map(
      ([
        person,
        {
          taker: { contact, language },
          by,
        },
      ]) => ({
        name: [meeting, key, stage, at, person],
        notice: { ...notice, by, to: { kind: 'contact' }, email: contact?.email, language },
        parkedWith: house,
      }),
    )
  },

  write: async (notice, facts) => (await import('../views/mail.ts')).keyLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('../views/mail.ts')).dutySummary(notice, facts, language),
}
