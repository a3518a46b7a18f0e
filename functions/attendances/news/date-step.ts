import type { News, Told } from '../../../shared/news.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { MailFacts } from '../actions/mail-facts.ts'
import type { Attendance } from '../schema.ts'
import { DateStep } from '../schema/date-step.ts'
import { StepNotice } from '../schema/notice.ts'

export interface StepFacts extends HouseFacts, Partial<MailFacts> {
  attendances: readonly Attendance[]
  /** An earlier version was told for the same date. */
  again: boolean
}

/** All who come to a date are told the same: that it is tomorrow, or how to get in. */
export const dateStep: News<DateStep, StepNotice, StepFacts> = {
  about: 'date-step',
  notice: StepNotice,

  changeOf: (old, after) => (old === undefined ? DateStep.parse(after) : undefined),

  tell({ house, meeting, key, what, version }, { attendances, again }) {
    const coming = attendances.filter(
      ({ state, contact, remind }) =>
        state === 'coming' && contact?.email !== undefined && (what === 'release' || remind),
    )
    return coming.map(({ id }) => toldTo(id, { house, meeting, key, what, version }, again))
  },

  write: async (notice, facts) => (await import('../views/mail.ts')).stepLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('../views/mail.ts')).attendanceSummary(notice, facts, language),
}

/** To one of them; the same mail whoever says it first. */
export function toldTo(
  id: string,
  { house, meeting, key, what, version }: Omit<DateStep, 'date'>,
  again = false,
): Told {
  return {
    name: [meeting, key, what, String(version), id],
    notice: { about: 'date-step', id, house, meeting, key, what, version, ...(again ? { again } : {}) },
    parkedWith: house,
  }
}
