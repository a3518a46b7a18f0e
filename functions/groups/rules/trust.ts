import { addDays, addMonths, today } from '../../../shared/time/civil.ts'
import type { Instant, LocalDate } from '../../../shared/time/civil.ts'
import type { AgreementHead } from '../../houses/schema/agreement.ts'
import type { House } from '../../houses/schema.ts'
import type { Group } from '../schema.ts'
import type { Report } from '../schema/trust.ts'

/** So long after its words changed a group may take to agree again. */
const daysToAgree = 30

type TrustSettings = Pick<
  House,
  'timeZone' | 'trustAfterKept' | 'trustAfterVouches' | 'trustLostAfterReports' | 'trustReportMonths'
>

/** What trust is judged by, besides the group. */
export interface Judging {
  house: TrustSettings
  agreements: readonly AgreementHead[]
  /** The groups that vouch for it, as they are now; those that were not read do not count. */
  vouchers: readonly Group[]
}

/**
 * Whether a group is trusted, why, and who says so. `said`: the house, in its own words. `kept`, `vouched`: by the rules of the
 * house. Not trusted because of `reported`, `agreements` that nobody accepted in time, `not-yet` enough, or as the house names
 * each group itself (`house-decides`).
 */
export interface Trust {
  trusted: boolean
  by: 'house' | 'rule' | 'groups'
  why: 'said' | 'kept' | 'vouched' | 'reported' | 'agreements' | 'not-yet' | 'house-decides'
  /** What the house said. */
  reason?: string
  /** Kept dates. */
  kept?: number
  /** Names of those who vouch. */
  vouchers?: string[]
  reports?: Report[]
  /** Titles of what is to be agreed to. */
  agreements?: string[]
  /** Either would do. */
  missing?: { kept?: number; vouches?: number }
}

/** Whether the group is trusted now. What the house said wins over its rules; without agreeing to its words nobody is trusted for long. */
export function trustOf(group: Group, judging: Judging, now: Instant): Trust {
  const found = group.trust
    ? ({ trusted: group.trust.trusted, by: 'house', why: 'said', reason: group.trust.reason } as const)
    : byRule(group, judging, now)
  if (!found.trusted) return found
  const late = openAgreements(group, judging.agreements).filter(
    (each) => agreeBy(group, each, judging.house) < today(now, judging.house.timeZone),
  )
  if (late.length === 0) return found
  return { trusted: false, by: 'rule', why: 'agreements', agreements: late.map(({ title }) => title) }
}

function byRule(group: Group, { house, agreements, vouchers }: Judging, now: Instant): Trust {
  const { trustAfterKept, trustAfterVouches } = house
  const { kept = 0 } = group
  if (trustAfterKept === undefined && trustAfterVouches === undefined)
    return { trusted: false, by: 'house', why: 'house-decides' }
  const reports = countingReports(group, house, now)
  if (reports.length >= mostReportsOf(house)) return { trusted: false, by: 'rule', why: 'reported', reports }
  if (trustAfterKept !== undefined && kept >= trustAfterKept)
    return { trusted: true, by: 'rule', why: 'kept', kept }
  const names = countingVouchers(group, { house, agreements, vouchers }, now).map(({ name }) => name)
  if (trustAfterVouches !== undefined && names.length >= trustAfterVouches)
    return { trusted: true, by: 'groups', why: 'vouched', vouchers: names }
  const missing = {
    ...(trustAfterKept === undefined ? {} : { kept: trustAfterKept - kept }),
    ...(trustAfterVouches === undefined ? {} : { vouches: trustAfterVouches - names.length }),
  }
  return { trusted: false, by: 'rule', why: 'not-yet', missing }
}

const mostReportsOf = ({ trustLostAfterReports = 1 }: TrustSettings) => trustLostAfterReports

/** Reports that still count against a group, newest first. */
export function countingReports({ reports = [] }: Group, house: TrustSettings, now: Instant): Report[] {
  const from = addMonths(today(now, house.timeZone), -(house.trustReportMonths ?? 6))
  return reports.filter(({ date }) => date > from).toSorted((a, b) => b.date.localeCompare(a.date))
}

/** Who vouches with effect: groups that are there and trusted otherwise than by being vouched for, so that none hold each other up. */
function countingVouchers({ vouches = [], house }: Group, judging: Judging, now: Instant): Group[] {
  const ids = new Set(vouches.map(({ group }) => group))
  return judging.vouchers.filter(
    (each) => ids.has(each.id) && each.house === house && mayVouch(each, judging, now),
  )
}

/** Whether a group is trusted for something of its own: then its word counts for others. */
export function mayVouch(
  group: Group,
  { house, agreements }: Omit<Judging, 'vouchers'>,
  now: Instant,
): boolean {
  return group.state === 'active' && trustOf(group, { house, agreements, vouchers: [] }, now).trusted
}

/** The groups that vouch for it where the answer hangs on them: else none has to be read. */
export function vouchersAsked(
  group: Group,
  judging: Omit<Judging, 'vouchers'>,
  now: Instant,
): readonly string[] {
  const { vouches = [] } = group
  if (judging.house.trustAfterVouches === undefined) return []
  const { why } = trustOf(group, { ...judging, vouchers: [] }, now)
  return why === 'not-yet' ? vouches.map(({ group: id }) => id) : []
}

/** What the house has asked and nobody of the group has agreed to in these words. */
export function openAgreements(
  { accepted = [] }: Group,
  agreements: readonly AgreementHead[],
): AgreementHead[] {
  return agreements.filter(
    ({ id, version }) => !accepted.some((each) => each.agreement === id && each.version === version),
  )
}

/** Until when a group may take to agree, the day included, local to the house. */
export function agreeBy(
  { createdAt }: Pick<Group, 'createdAt'>,
  { since }: Pick<AgreementHead, 'since'>,
  { timeZone }: Pick<House, 'timeZone'>,
): LocalDate {
  return addDays(today(since > createdAt ? since : createdAt, timeZone), daysToAgree)
}
