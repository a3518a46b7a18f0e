import type { Context } from '../../../shared/context.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { readAgreements } from '../../houses/actions/agreements.ts'
import type { Agreement } from '../../houses/schema/agreement.ts'
import { mayIn } from '../rules/rights.ts'
import { agreeBy, mayVouch } from '../rules/trust.ts'
import type { Trust } from '../rules/trust.ts'
import type { Group } from '../schema.ts'
import type { Accepted } from '../schema/trust.ts'
import { readListed } from '../store/listed.ts'
import type { OpenedGroup } from './load.ts'
import { judgingOf, trustIn } from './trust.ts'

/** Of so many groups of the house one can be chosen to vouch for. */
const mostOffered = 200

export interface AgreedTo extends Agreement {
  /** Who agreed to these very words; without it somebody has to, until a day, local to the house. */
  accepted?: Accepted
  until: LocalDate
}

/** What the people of a group read of trust, and what its hosts can do about it. */
export interface TrustMatters {
  trust: Trust
  agreements: AgreedTo[]
  /** For hosts of a group whose word counts: for whom it stands up, and for whom it could. */
  vouching?: { vouched: Group[]; others: Group[] }
}

/** Reads no more than who asks may see: the words where there are any, other groups where this one may vouch. */
export async function readTrust(
  ctx: Pick<Context, 'table' | 'now'>,
  { group, file, standing }: Pick<OpenedGroup, 'group' | 'file' | 'standing'>,
): Promise<TrustMatters | undefined> {
  if (!mayIn(group, standing, 'see-people') || group.state !== 'active') return undefined
  const judging = judgingOf(file)
  const isVouching =
    judging.house.trustAfterVouches !== undefined &&
    mayIn(group, standing, 'vouch') &&
    mayVouch(group, judging, ctx.now())
  const [trust, agreements, groups] = await Promise.all([
    trustIn(ctx, file, group),
    judging.agreements.length > 0 ? readAgreements(ctx.table, group.house) : [],
    isVouching ? readListed(ctx.table, group.house, { most: mostOffered }) : undefined,
  ])
  return {
    trust,
    agreements: agreements.map((agreement) => {
      const accepted = group.accepted?.find(
        (each) => each.agreement === agreement.id && each.version === agreement.version,
      )
      const until = agreeBy(group, agreement, file.house)
      return { ...agreement, until, ...(accepted ? { accepted } : {}) }
    }),
    ...(groups ? { vouching: vouchingOf(group, groups) } : {}),
  }
}

function vouchingOf({ id }: Group, groups: readonly Group[]): { vouched: Group[]; others: Group[] } {
  const hasVouch = ({ vouches = [] }: Group) => vouches.some((each) => each.group === id)
  return {
    vouched: groups.filter(hasVouch),
    others: groups.filter((each) => each.id !== id && !hasVouch(each)),
  }
}
