import type { News } from '../../../shared/news.ts'
import { today } from '../../../shared/time/civil.ts'
import { toEach } from '../../contacts/rules/recipient.ts'
import { isVouched } from '../../contacts/rules/vouched.ts'
import type { Recipient } from '../../contacts/schema/recipient.ts'
import { decidesToday } from '../../houses/rules/who-decides.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { MailFacts } from '../actions/mail-facts.ts'
import { Attendance } from '../schema.ts'
import { AttendanceNotice } from '../schema/notice.ts'
import { toldTo } from './date-step.ts'

export interface AttendanceChange {
  attendance: Attendance
  what?: AttendanceNotice['what'] | undefined
  until?: string | undefined
  /** Comes since this change, and can be written to. */
  comesNow: boolean
}

export interface AttendanceFacts extends HouseFacts, Partial<MailFacts> {
  /** Version of the access data that all who come have been told by now. */
  released?: number | undefined
}

/**
 * Somebody says that they come, waits, gets an offer, lets it pass or takes it. Leaving needs no mail: the page says so. Whoever comes
 * after all others were told how to get in is told then.
 */
export const attendance: News<AttendanceChange, AttendanceNotice, AttendanceFacts> = {
  about: 'attendance',
  notice: AttendanceNotice,

  changeOf(old, after) {
    const attendance = Attendance.parse(after)
    const before = old && Attendance.parse(old)
    const what = whatHappened(before, attendance)
    const isNew = attendance.state === 'coming' && before?.state !== 'coming'
    const comesNow = isNew && attendance.contact?.email !== undefined
    if (what === undefined && !comesNow) return undefined
    return { attendance, what, until: (attendance.offer ?? before?.offer)?.until, comesNow }
  },

  tell({ attendance, what, until }, facts) {
    const { id, house, meeting, key, version } = attendance
    const { released } = facts
    const access =
      released === undefined ? [] : [toldTo(id, { house, meeting, key, what: 'release', version: released })]
    if (what === undefined) return access
    const notice = { about: 'attendance', id, house, meeting, key, what, ...(until ? { until } : {}) }
    const own = hearers(attendance, what, facts).map((to) => ({
      name: [id, String(version), what, to.kind, ...(to.kind === 'manager' ? [to.person] : [])],
      notice: { ...notice, to },
      // What a stranger typed is shown to nobody.
      ...(attendance.contact?.email === undefined || isVouched(attendance) ? { parkedWith: house } : {}),
    }))
    return [...own, ...access]
  },

  overAt: ({ what, until }) => (what === 'offered' ? until : undefined),

  write: async (notice, facts) => (await import('../views/mail.ts')).attendanceLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('../views/mail.ts')).attendanceSummary(notice, facts, language),
}

function whatHappened(
  before: Attendance | undefined,
  after: Attendance,
): AttendanceNotice['what'] | undefined {
  const { state, origin, toldWith } = after
  if (before === undefined) {
    const isTold = origin === 'public' && toldWith === undefined
    return isTold && (state === 'coming' || state === 'waiting') ? state : undefined
  }
  if (before.state === state) return undefined
  if (state === 'offered') return 'offered'
  if (before.state !== 'offered') return undefined
  return state === 'expired' ? 'over' : state === 'coming' ? 'accepted' : undefined
}

/** Whoever has no address is called, so those who decide today hear of an offer to them. */
function hearers({ contact }: Attendance, what: AttendanceNotice['what'], facts: HouseFacts): Recipient[] {
  if (contact?.email !== undefined) return [{ kind: 'contact' }]
  if (what !== 'offered') return []
  return toEach(decidesToday(facts, today(facts.now, facts.house.timeZone)))
}
