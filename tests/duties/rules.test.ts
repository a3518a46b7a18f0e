import { expect, it } from 'vitest'
import { hasAlready, isSamePerson, mayCall, shares } from '../../functions/duties/rules/duties.ts'
import type { Taker } from '../../functions/duties/schema.ts'

const of = (name: string, more: Partial<Taker> = {}): Taker => ({
  id: name,
  duty: 'tea',
  name,
  language: 'de',
  origin: 'public',
  at: '2026-12-01T09:00:00.000Z',
  ...more,
})

it('who did how much is said by address, else by name however it is written, most first and then by name', () => {
  const takers = [
    of('Ole'),
    of('mia'),
    of('Ada', { contactId: 'c1' }),
    of('MIA'),
    of('Ada L.', { contactId: 'c1' }),
    of('Ada'),
    of('Ben', { contactId: 'c2' }),
  ]
  expect(shares(takers)).toEqual([
    { name: 'Ada L.', count: 2 },
    { name: 'MIA', count: 2 },
    { name: 'Ada', count: 1 },
    { name: 'Ben', count: 1 },
    { name: 'Ole', count: 1 },
  ])
})

it.each([
  ['one rota', of('A', { rota: 'r' }), of('B', { rota: 'r' }), true],
  ['two rotas', of('A', { rota: 'r' }), of('A', { rota: 's' }), false],
  ['one address', of('A', { contactId: 'c' }), of('B', { contactId: 'c' }), true],
  ['two addresses', of('A', { contactId: 'c' }), of('A', { contactId: 'd' }), false],
  ['no address, one name', of('A'), of('A'), false],
] as const)('somebody of %s is the same person: %s', (_, one, other, is) => {
  expect(isSamePerson(one, other)).toBe(is)
  expect(hasAlready(one, [other])).toBe(is)
  expect(hasAlready(one, [{ ...other, duty: 'key' }, of('C')])).toBe(false)
  expect(hasAlready(one, [of('C'), other])).toBe(is)
})

it('whoever was asked to stand in is asked again after a day', () => {
  const asked = of('A', { standInSince: '2026-12-01T09:00:00.000Z' })
  expect(mayCall(of('A'), '2026-12-01T09:00:00.000Z')).toBe(true)
  expect(mayCall(asked, '2026-12-02T08:59:59.999Z')).toBe(false)
  expect(mayCall(asked, '2026-12-02T09:00:00.000Z')).toBe(true)
})
