import { describe, expect, it } from 'vitest'
import { roomsFor } from '../../functions/request-form/rules/wish.ts'
import { theRoom } from '../rooms/sheets.ts'
import { found } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { open } from './book-form.ts'

const slot = 'date=2026-12-05&from=10:00&to=12:00'

describe('a link to the form that names a room by telephone', () => {
  it.each(['', '&date=2026-12-05', `&${slot}`])(
    'says so with the number, at each step (%s)',
    async (more) => {
      await using world = await aWorld()
      await found(world, { rooms: { seminarraum: { approval: 'phone-only' } } })
      const { text } = await open(world, `?rooms=seminarraum${more}`)
      const words = wordsOf(text)
      expect(words).toContain('Seminarraum: nur am Telefon')
      expect(text).toContain('href="tel:021310000"')
      expect(words).toContain('Andere Räume ansehen')
      expect(words).not.toContain('An diesem Tag ist geschlossen')
      expect(wordsOf((await open(world, `?rooms=teekueche${more}`)).text)).not.toContain(
        'nur am Telefon Rufen',
      )
    },
  )

  it('offers no day for several rooms of which one is given by telephone', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { approval: 'phone-only' } } })
    const { text } = await open(world, '?rooms=seminarraum,teekueche')
    expect(text).not.toContain('<a class="day')
    const rooms = [theRoom({ id: 'saal', approval: 'phone-only' }), theRoom({ id: 'kammer' })]
    expect(roomsFor({ minutes: 60, rooms: ['saal', 'kammer'], needs: [] }, rooms)).toEqual([])
    expect(roomsFor({ minutes: 60, rooms: ['kammer'], needs: [] }, rooms)).toHaveLength(1)
  })
})

describe('more people than fit into the chosen room', () => {
  it.each(['', '&date=2026-12-05', `&${slot}`])('are told so before the form is sent (%s)', async (more) => {
    await using world = await aWorld()
    await found(world)
    const { text } = await open(world, `?rooms=teekueche&attendees=30${more}`)
    expect(wordsOf(text)).toContain('Für 30 Personen ist es dort zu eng Teeküche (bis 12 Personen).')
    expect(text).toContain('href="/aef/book?attendees=30"')
    const both = await open(world, `?rooms=teekueche,seminarraum&attendees=80${more}`)
    expect(wordsOf(both.text)).not.toContain('zu eng')
  })
})
