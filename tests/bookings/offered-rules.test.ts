import { expect, it } from 'vitest'
import { withoutPerson } from '../../functions/bookings/rules/offered.ts'
import type { Booking, HistoryEntry } from '../../functions/bookings/schema.ts'

const line = (what: HistoryEntry['what'], name: string): HistoryEntry => ({
  id: what,
  at: '2026-12-01T09:00:00.000Z',
  by: { kind: 'contact', name },
  what,
  state: 'approved',
})

it('who gave a booking away is forgotten up to then; what its owner did since stays theirs', () => {
  const history = [
    line('requested', 'Ada'),
    line('given', 'Ada'),
    line('changed', 'Otto'),
    line('moved', 'Otto'),
  ]
  const booking = { history, linkId: 'gift', givenBy: { name: 'Ada' } } as unknown as Booking
  const left = withoutPerson(booking, { gift: 'gift', side: 'giver' })
  expect(left.history.map(({ by }) => by.name)).toEqual([undefined, undefined, 'Otto', 'Otto'])
  expect(left).not.toHaveProperty('givenBy')
})
