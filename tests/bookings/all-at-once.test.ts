import { expect, it } from 'vitest'
import { aRequest, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'

const wrong = { attendees: 'many', date: 'soon' }

it.each([
  ['a booking', '/api/houses/aef/bookings'],
  ['a place in the queue', '/api/houses/aef/queue'],
])(
  'a program that asks for %s hears of all that is wrong at once, also that nobody could be reached',
  async (_, path) => {
    await using world = await aWorld()
    await found(world)
    const pointers = async (contact: unknown, token?: string) => {
      const body = { ...aRequest(), ...wrong, contact }
      const { json } = await world.call('POST', path, token === undefined ? { body } : { body, token })
      const errors = json.errors as { pointer: string }[]
      return [...new Set(errors.map(({ pointer }) => pointer))].sort()
    }
    const fields = ['/attendees', '/date']
    const alina = { name: 'Alina Kranz' }
    expect(await pointers(alina)).toEqual(['/attendees', '/contact/email', '/date'])
    expect(await pointers({ ...alina, phone: '0173 1234567' })).toEqual(fields)
    expect(await pointers('Alina')).toEqual(['/attendees', '/contact', '/date'])
    // Whoever comes with a link may be known to the house.
    expect(await pointers(alina, 'a-token')).toEqual(fields)
    for (const body of [[1], null, 'x', { contact: null }])
      expect((await world.call('POST', path, { body })).status).toBe(422)
  },
)
