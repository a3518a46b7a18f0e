import { describe, expect, it } from 'vitest'
import { mayVouch, openAgreements, trustOf, vouchersAsked } from '../../functions/groups/rules/trust.ts'
import type { Judging } from '../../functions/groups/rules/trust.ts'
import type { Group } from '../../functions/groups/schema.ts'
import { accepted, aGroup, judging, key, noShow, now, said, vouches } from './judged.ts'

describe('who vouches', () => {
  it.each<[string, Partial<Group>, Judging['house'], boolean]>([
    [
      'is read where trust hangs on it',
      { vouches },
      { timeZone: 'Europe/Berlin', trustAfterVouches: 2 },
      true,
    ],
    ['not where nobody does', { vouches: [] }, { timeZone: 'Europe/Berlin', trustAfterVouches: 2 }, false],
    ['not where nobody ever did', {}, { timeZone: 'Europe/Berlin', trustAfterVouches: 2 }, false],
    [
      'not in a house that does not ask for it',
      { vouches },
      { timeZone: 'Europe/Berlin', trustAfterKept: 2 },
      false,
    ],
    [
      'not where the group is trusted anyway',
      { vouches, kept: 2 },
      { timeZone: 'Europe/Berlin', trustAfterKept: 2, trustAfterVouches: 2 },
      false,
    ],
    [
      'not where it would not help',
      { vouches, reports: [noShow('2026-11-30')] },
      { timeZone: 'Europe/Berlin', trustAfterVouches: 2 },
      false,
    ],
  ])('%s', (_, group, house, hangs) => {
    const asked = vouchersAsked(aGroup(group), { house, agreements: [] }, now)
    expect(asked).toEqual(hangs ? vouches.map((each) => each.group) : [])
  })

  it('is there, and trusted for something of its own', () => {
    const may = (change: Partial<Group>) => mayVouch(aGroup(change), judging({ trustAfterVouches: 1 }), now)
    expect(may({ trust: said(true) })).toBe(true)
    expect(may({ trust: said(true), state: 'ended' })).toBe(false)
    expect(may({ trust: said(true), state: 'asked' })).toBe(false)
    expect(may({ trust: said(false) })).toBe(false)
    expect(may({ vouches })).toBe(false)
  })
})

it('what is open to be agreed to is what nobody has agreed to in these very words', () => {
  const [first, second] = [key(), key({ id: 'agreement002', title: 'Küche' })]
  const open = (change: Partial<Group>) =>
    openAgreements(aGroup(change), [first, second]).map(({ title }) => title)
  expect(open({})).toEqual(['Schlüssel', 'Küche'])
  expect(open({ accepted })).toEqual(['Küche'])
  expect(open({ accepted: accepted.map((each) => ({ ...each, version: 1 })) })).toEqual([
    'Schlüssel',
    'Küche',
  ])
})

it('a report counts for six months, to the day, the newest first', () => {
  const trust = (...dates: string[]) =>
    trustOf(aGroup({ kept: 9, reports: dates.map(noShow) }), judging({ trustAfterKept: 3 }), now)
  expect(trust('2026-06-01').trusted).toBe(true)
  expect(trust('2026-06-02').trusted).toBe(false)
  const { reports = [] } = trust('2026-10-01', '2026-11-01', '2026-06-01')
  expect(reports.map(({ date }) => date)).toEqual(['2026-11-01', '2026-10-01'])
})
