import { describe, expect, it } from 'vitest'
import { toldOf } from '../../functions/bookings/rules/told.ts'
import type { Booking } from '../../functions/bookings/schema.ts'

type Asker = Partial<Pick<Booking, 'contactId' | 'group'>> & { email?: string; phone?: string }

const held = ({ email, phone, contactId = 'one', group }: Asker, hosts: { id: string }[] = []) => ({
  booking: { contactId, group, contact: { name: 'Mia', email, phone } } as Booking,
  hosts,
})
const ways = (...all: ReturnType<typeof held>[]) => {
  const { mail, call, comesBy } = toldOf(all)
  return [mail, call.length, comesBy.length]
}

describe('what a house does is heard', () => {
  it.each<[string, Asker, { id: string }[], number[]]>([
    ['by mail by who has an address', { email: 'mia@gruppe.example', phone: '0221 1' }, [], [1, 0, 0]],
    ['by a call by who has a telephone', { phone: '0221 1' }, [], [0, 1, 0]],
    ['in passing by who has neither', {}, [], [0, 0, 1]],
    [
      'by mail by a group whose hosts are reached',
      { group: 'chor', phone: '0221 1' },
      [{ id: 'h' }],
      [1, 0, 0],
    ],
    [
      'by a call by one that no mail reaches',
      { group: 'chor', email: 'a@b.example', phone: '0221 1' },
      [],
      [0, 1, 0],
    ],
  ])('%s', (_, asker, hosts, expected) => {
    expect(ways(held(asker, hosts))).toEqual(expected)
  })

  it('by everybody once, however many bookings they have', () => {
    const mia = { contactId: 'mia', phone: '0221 1' }
    expect(ways(held(mia), held(mia), held({ contactId: 'ute', phone: '0221 2' }))).toEqual([0, 2, 0])
    const choir = { group: 'chor', contactId: 'a' }
    expect(ways(held(choir), held({ ...choir, contactId: 'b' }))).toEqual([0, 0, 1])
  })
})
