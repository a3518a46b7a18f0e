import { expect, it } from 'vitest'
import { mayIn, standingOf } from '../../functions/groups/rules/rights.ts'
import type { Right, Standing } from '../../functions/groups/rules/rights.ts'

const standings: Standing[] = ['stranger', 'invited', 'asked', 'newcomer', 'member', 'host', 'manager']

/** Decision 31: one letter for each standing, in the order above; small where it holds only once the group is there for others. */
const table: Record<Right, string> = {
  'see-group': 'sIANMHG',
  'see-people': '....MHG',
  'see-reach': '.....HG',
  change: '.....HG',
  'add-people': '.....hg',
  'let-in': '.....hg',
  'give-role': '.....hg',
  'take-out': '.....hg',
  'write-to-all': '.....h.',
  book: '.....hg',
  'take-over': '.......',
  accept: '.i.....',
  leave: '.IANMH.',
  confirm: '......G',
  'give-trust': '......g',
  report: '......g',
  vouch: '.....h.',
  agree: '.....h.',
  end: '.....HG',
}

const rows = Object.entries(table) as [Right, string][]

it.each(rows)(
  'the right %s is had by %s, by those in capitals also before the group is proved',
  (right, row) => {
    const held = (state: 'active' | 'asked') => standings.map((standing) => mayIn({ state }, standing, right))
    expect(held('active')).toEqual(row.split('').map((letter) => letter !== '.'))
    expect(held('asked')).toEqual(
      row.split('').map((letter) => letter !== '.' && letter === letter.toUpperCase()),
    )
  },
)

it('a group that seeks a host is taken over by its own people, another by nobody', () => {
  const may = (seekingSince?: string) =>
    standings.filter((standing) => mayIn({ state: 'active', seekingSince }, standing, 'take-over'))
  expect(may('2026-12-01T09:00:00.000Z')).toEqual(['member', 'host'])
  expect(may()).toEqual([])
})

it.each([
  ['who was invited', { state: 'invited', role: 'host' }, 'invited'],
  ['who asked', { state: 'asked', role: 'member' }, 'asked'],
  ['a host', { state: 'member', role: 'host' }, 'host'],
  [
    'a member whose address is proved',
    { state: 'member', role: 'member', provedAt: '2026-12-01T09:00:00.000Z' },
    'member',
  ],
  ['a member whom a host knows', { state: 'member', role: 'member', isKnown: true }, 'member'],
  ['a member of whom nobody knows', { state: 'member', role: 'member' }, 'newcomer'],
  ['a member whom nobody knows', { state: 'member', role: 'member', isKnown: false }, 'newcomer'],
] as const)('%s stands so', (_, member, standing) => {
  expect(standingOf(member)).toBe(standing)
})
