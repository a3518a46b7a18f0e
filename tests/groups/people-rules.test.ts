import { describe, expect, it } from 'vitest'
import { endedGoesAt, emptyUntil, isLeftAlone } from '../../functions/groups/rules/ended.ts'
import {
  hearers,
  hearingHosts,
  hostInCommon,
  provedHosts,
  staysUntil,
} from '../../functions/groups/rules/people.ts'
import { inNameOf, inNameWord, memberOfToken, memberProof } from '../../functions/groups/rules/tokens.ts'
import type { Member } from '../../functions/groups/schema.ts'
import { aPerson, without } from './stored.ts'

const at = '2026-12-01T09:00:00.000Z'

const aWeekLater = '2026-12-08T09:00:00.000Z'
const thirtyDaysLater = '2026-12-31T09:00:00.000Z'

describe('how long somebody stays', () => {
  it.each<[string, Member, string | undefined]>([
    ['who hosts, for good', without('provedAt'), undefined],
    ['whose address is theirs, for good', aPerson({ role: 'member' }), undefined],
    ['whom a host let in, for good', { ...without('provedAt'), role: 'member', isKnown: true }, undefined],
    ['in an open group without proof, a week', { ...without('provedAt'), role: 'member' }, aWeekLater],
    ['but by telephone, thirty days', { ...without('provedAt', 'email'), role: 'member' }, thirtyDaysLater],
    ['who asks, thirty days', aPerson({ role: 'member', state: 'asked' }), thirtyDaysLater],
    [
      'who is invited, thirty days',
      { ...without('provedAt'), role: 'member', state: 'invited' },
      thirtyDaysLater,
    ],
    ['who is invited as host, thirty days', { ...without('provedAt'), state: 'invited' }, thirtyDaysLater],
    ['not known counts as not known', { ...without('provedAt'), role: 'member', isKnown: false }, aWeekLater],
  ])('%s', (_, person, until) => {
    expect(staysUntil(person)).toBe(until)
  })
})

/** One for each thing that somebody lacks. */
const lacking = {
  nothing: aPerson(),
  role: aPerson({ role: 'member' }),
  state: aPerson({ state: 'invited' }),
  address: without('email'),
  proof: without('provedAt'),
  ear: aPerson({ isQuiet: true }),
}
const allOf = Object.entries(lacking).map(([id, person]) => ({ ...person, id }))
const idsOf = (people: readonly Member[]) => people.map(({ id }) => id)

describe('whom mail reaches', () => {
  it('as host: whose address is theirs, quiet or not', () => {
    expect(idsOf(hearingHosts(allOf))).toEqual(['nothing', 'ear'])
    expect(idsOf(provedHosts(allOf))).toEqual(['nothing', 'ear'])
  })

  it('as host who has proved it with what they asked for: that one besides, if there is an address and they host', () => {
    expect(idsOf(hearingHosts(allOf, 'proof'))).toEqual(['nothing', 'proof', 'ear'])
    for (const none of ['role', 'state', 'address'])
      expect(idsOf(hearingHosts(allOf, none))).toEqual(['nothing', 'ear'])
  })

  it('with what is written to all: who is in and wants it, but for whoever wrote', () => {
    expect(idsOf(hearers(allOf))).toEqual(['nothing', 'role'])
    expect(idsOf(hearers(allOf, 'nothing'))).toEqual(['role'])
    expect(idsOf(hearers([aPerson({ isQuiet: false })]))).toEqual(['member000001'])
  })
})

it.each<[string, Member[], Member[], boolean]>([
  [
    'by the same address, however it is written',
    [aPerson()],
    [aPerson({ email: 'ADA@Gruppe.example' })],
    true,
  ],
  ['the other way round, too', [aPerson({ email: 'ADA@Gruppe.example' })], [aPerson()], true],
  ['not by another address', [aPerson()], [aPerson({ email: 'bea@gruppe.example' })], false],
  [
    'one of several is enough',
    [aPerson({ email: 'bea@x.example' }), aPerson()],
    [aPerson({ email: 'otto@x.example' }), aPerson()],
    true,
  ],
  ['who but belongs to one of them does not host it', [aPerson({ role: 'member' })], [aPerson()], false],
  ['nor who but belongs to the other', [aPerson()], [aPerson({ role: 'member' })], false],
  ['two without an address are not the same', [without('email')], [without('email')], false],
])('one person hosts both groups: %s', (_, one, other, is) => {
  expect(hostInCommon(one, other)).toBe(is)
})

describe('a group that nobody needs any more', () => {
  it('goes after the months for which the house keeps names, from midnight', () => {
    expect(endedGoesAt({ updatedAt: '2026-11-30T23:59:00.000Z' }, 3)).toBe('2027-02-28T00:00:00.000Z')
  })

  it('ends two weeks after the last one left, to the moment', () => {
    expect(emptyUntil(at)).toBe('2026-12-15T09:00:00.000Z')
    const alone = (now: string) => isLeftAlone({ state: 'active', emptySince: at }, now)
    expect([alone('2026-12-15T08:59:00.000Z'), alone('2026-12-15T09:00:00.000Z')]).toEqual([false, true])
  })

  it('ends only if it is shown, and if really nobody is in it', () => {
    const late = '2027-12-01T09:00:00.000Z'
    expect(isLeftAlone({ state: 'active' }, late)).toBe(false)
    expect(isLeftAlone({ state: 'asked', emptySince: at }, late)).toBe(false)
    expect(isLeftAlone({ state: 'ended', emptySince: at }, late)).toBe(false)
  })
})

describe('a word that says in whose name somebody asks', () => {
  it('is read as it was said', () => {
    const said = { group: 'grp000000001', token: 'member000001abc' }
    expect(inNameOf(inNameWord(said))).toEqual(said)
    expect(memberOfToken(said.token)).toBe('member000001')
  })

  it.each(['', 'grp000000001', 'grp000000001.', 'group.token', '.token'])('and „%s“ is none', (word) => {
    expect(inNameOf(word)).toBeUndefined()
  })
})

it('the proof of an address is the same however it is written, and another for each person, group and address', () => {
  const of = { group: 'grp000000001', id: 'member000001', email: 'ada@gruppe.example' }
  expect(memberProof('s', { ...of, email: 'ADA@gruppe.example' })).toBe(memberProof('s', of))
  const others = [
    { ...of, email: 'bea@gruppe.example' },
    { ...of, id: 'member000002' },
    { ...of, group: 'grp000000002' },
  ]
  const none = { group: of.group, id: of.id }
  const proofs = [of, none, ...others].map((each) => memberProof('s', each))
  expect(new Set(proofs).size).toBe(5)
  expect(memberProof('s', { ...none, email: '' })).toBe(memberProof('s', none))
})
