import { describe, expect, it } from 'vitest'
import { agreeBy, trustOf } from '../../functions/groups/rules/trust.ts'
import type { Judging } from '../../functions/groups/rules/trust.ts'
import type { Group } from '../../functions/groups/schema.ts'
import { accepted, aGroup, judging, key, noShow, now, said, vouches } from './judged.ts'

describe('whether a group is trusted', () => {
  it.each<[string, Partial<Group>, Judging, object]>([
    ['the house alone decides', {}, judging(), { trusted: false, why: 'house-decides' }],
    ['nobody has said anything, but it kept much', { kept: 99 }, judging(), { why: 'house-decides' }],
    ['the house trusts it', { trust: said(true) }, judging(), { trusted: true, by: 'house', why: 'said' }],
    [
      'the house does not, whatever it kept',
      { trust: said(false), kept: 99 },
      judging({ trustAfterKept: 3 }),
      { trusted: false, by: 'house', reason: 'Wir kennen sie.' },
    ],
    [
      'the house trusts it in spite of a report',
      { trust: said(true), reports: [noShow('2026-11-30')] },
      judging({ trustAfterKept: 3 }),
      { trusted: true, by: 'house' },
    ],
    [
      'it has kept enough',
      { kept: 3 },
      judging({ trustAfterKept: 3 }),
      { trusted: true, by: 'rule', why: 'kept' },
    ],
    [
      'one date is missing',
      { kept: 2 },
      judging({ trustAfterKept: 3 }),
      { trusted: false, why: 'not-yet', missing: { kept: 1 } },
    ],
    [
      'nobody came once',
      { kept: 9, reports: [noShow('2026-11-30')] },
      judging({ trustAfterKept: 3 }),
      { trusted: false, why: 'reported', reports: [noShow('2026-11-30')] },
    ],
    [
      'that was long ago',
      { kept: 9, reports: [noShow('2026-06-01')] },
      judging({ trustAfterKept: 3 }),
      { trusted: true },
    ],
    [
      'the house looks further back',
      { kept: 9, reports: [noShow('2026-06-01')] },
      judging({ trustAfterKept: 3, trustReportMonths: 12 }),
      { trusted: false, why: 'reported' },
    ],
    [
      'the house lets one pass',
      { kept: 9, reports: [noShow('2026-11-30')] },
      judging({ trustAfterKept: 3, trustLostAfterReports: 2 }),
      { trusted: true },
    ],
    [
      'two trusted groups vouch',
      { vouches },
      judging(
        { trustAfterVouches: 2 },
        { vouchers: vouches.map(({ group }) => aGroup({ id: group, trust: said(true) })) },
      ),
      { trusted: true, by: 'groups', why: 'vouched' },
    ],
    [
      'one of the two is trusted no longer',
      { vouches },
      judging(
        { trustAfterVouches: 2 },
        { vouchers: vouches.map(({ group }, at) => aGroup({ id: group, trust: said(at === 0) })) },
      ),
      { trusted: false, missing: { vouches: 1 } },
    ],
    [
      'those who vouch are themselves but vouched for',
      { vouches },
      judging(
        { trustAfterVouches: 1 },
        { vouchers: vouches.map(({ group }) => aGroup({ id: group, vouches })) },
      ),
      { trusted: false, missing: { vouches: 1 } },
    ],
    [
      'one of those who vouch has ended',
      { vouches },
      judging(
        { trustAfterVouches: 1 },
        { vouchers: [aGroup({ id: 'grp000000002', trust: said(true), state: 'ended' })] },
      ),
      { trusted: false },
    ],
    [
      'only one of those who vouch is a group of this house',
      { vouches },
      judging(
        { trustAfterVouches: 2 },
        {
          vouchers: vouches.map(({ group }, at) =>
            aGroup({ id: group, trust: said(true), house: at === 0 ? 'aef' : 'other' }),
          ),
        },
      ),
      { trusted: false, missing: { vouches: 1 } },
    ],
    [
      'a trusted group of the house does not vouch',
      { vouches },
      judging({ trustAfterVouches: 1 }, { vouchers: [aGroup({ id: 'grp000000009', trust: said(true) })] }),
      { trusted: false, missing: { vouches: 1 } },
    ],
    [
      'it is not trusted anyway, and has not agreed either',
      { trust: said(false) },
      judging({}, { agreements: [key()] }),
      { trusted: false, by: 'house', why: 'said' },
    ],
    [
      'either would do',
      { kept: 1 },
      judging({ trustAfterKept: 3, trustAfterVouches: 2 }),
      { missing: { kept: 2, vouches: 2 } },
    ],
    [
      'it has not agreed in time',
      { trust: said(true) },
      judging({}, { agreements: [key()] }),
      { trusted: false, by: 'rule', why: 'agreements', agreements: ['Schlüssel'] },
    ],
    [
      'it has agreed',
      { trust: said(true), accepted },
      judging({}, { agreements: [key()] }),
      { trusted: true },
    ],
    [
      'it has agreed to older words',
      { trust: said(true), accepted },
      judging({}, { agreements: [key({ version: 3 })] }),
      { trusted: false },
    ],
    [
      'the words are new',
      { trust: said(true) },
      judging({}, { agreements: [key({ since: '2026-11-20T09:00:00.000Z' })] }),
      { trusted: true },
    ],
    [
      'the group is new',
      { trust: said(true), createdAt: '2026-11-20T09:00:00.000Z' },
      judging({}, { agreements: [key()] }),
      { trusted: true },
    ],
  ])('%s', (_, group, by, expected) => {
    expect(trustOf(aGroup(group), by, now)).toMatchObject(expected)
  })
})

it('thirty days are given to agree, to the day', () => {
  const since = '2026-10-31T12:00:00.000Z'
  const house = { timeZone: 'Europe/Berlin' }
  expect(agreeBy(aGroup(), { since }, house)).toBe('2026-11-30')
  const trusted = (at: string) =>
    trustOf(aGroup({ trust: said(true) }), judging({}, { agreements: [key({ since })] }), at).trusted
  expect([trusted('2026-11-30T20:00:00.000Z'), trusted('2026-12-01T00:00:00.000Z')]).toEqual([true, false])
})
