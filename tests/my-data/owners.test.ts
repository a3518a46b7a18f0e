import { expect, it } from 'vitest'
import { owners } from '../../functions/my-data/actions/owners.ts'

it('everything that may hold an address is forgotten: a meeting before its bookings, what is counted after what counts', () => {
  expect(owners.map(({ kind }) => kind)).toEqual([
    'meeting',
    'booking',
    'ask',
    'booking-offer',
    'place',
    'attendance',
    'duty-taker',
    'follower',
    'own-feed',
    'group-letter',
    'group-member',
    'mail',
    'bad-address',
    'ledger',
    'trusted-contact',
    'usage',
    'session',
    'manager',
    'team-step',
    'person',
    'sign-in',
  ])
})
