import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { aStage, founded } from '../meetings/a-meeting.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aMailHouse } from '../support/house-with-mail.ts'
import { saysIn } from '../support/own-words.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const names = { seminarraum: { name: 'Seminer odası' }, teekueche: { name: 'Çay mutfağı' } }
const read = async (world: Pick<World, 'call'>, path: string, language: string) =>
  (await world.call('GET', path, { cookies: { language } })).text

describe('rooms are called in the language of the reader what the house calls them there', () => {
  it.each([
    '/aef',
    '/aef/rooms',
    '/aef/rooms/seminarraum',
    '/aef/rooms/seminarraum/sign',
    '/aef/book?by=hand',
    '/aef/book?month=2026-12',
    '/aef/book?date=2026-12-05',
    '/aef/free?part=evening',
    '/aef/queue?rooms=seminarraum&date=2026-12-05&from=19:00&to=21:00',
  ])('on %s', async (path) => {
    await using world = await aWorld()
    await found(world)
    await saysIn(world, 'tr', {}, names)
    const turkish = wordsOf(await read(world, path, 'tr'))
    expect(turkish).toContain('Seminer odası')
    expect(turkish).not.toContain('Seminarraum')
    for (const language of ['de', 'ar']) {
      const other = wordsOf(await read(world, path, language))
      expect(other).toContain('Seminarraum')
      expect(other).not.toContain('Seminer odası')
    }
  })

  it('in the programme, on the wall, and on the page of a meeting and of a date', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await saysIn(stage.world, 'tr', {}, names)
    const day = `/aef/meetings/${id}/2026-12-08T15%3A00`
    for (const path of [
      '/aef/programme?from=2026-12-07',
      '/aef/aushang?week=2026-12-07',
      `/aef/meetings/${id}`,
      day,
    ]) {
      const turkish = wordsOf(await read(stage.world, path, 'tr'))
      expect([path, turkish.includes('Çay mutfağı'), turkish.includes('Teeküche')]).toEqual([
        path,
        true,
        false,
      ])
    }
  })

  it('on the page of one’s own booking', async () => {
    await using world = await aWorld()
    await found(world)
    await saysIn(world, 'tr', {}, names)
    const { id } = await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest() })
    const { path } = await manageHref(world.ctx, id)
    expect(wordsOf(await read(world, path, 'tr'))).toContain('Seminer odası')
    expect(wordsOf(await read(world, path, 'de'))).not.toContain('Seminer odası')
  })

  it('in the mails that they get, and not in those that managers get', async () => {
    await using mails = await aMailHouse()
    await saysIn(mails, 'tr', {}, names)
    const { record } = await mails.provedRequest({ language: 'tr', rooms: ['seminarraum'] })
    await mails.hear(record)
    const toManager = mails.server.mails.find(({ recipients }) => recipients.includes('leitung@aef.example'))
    expect(toManager?.text).toContain('Seminarraum')
    const booking = await mails.proved({ date: '2026-12-06', language: 'tr', rooms: ['seminarraum'] })
    const [yes] = await mails.after(booking.id, () => approveBooking(mails.ctx, mails.manager, booking))
    expect(yes?.subject).toContain('Seminer odası')
    expect(yes?.text).not.toContain('Seminarraum')
  })

  it('and else by their first name, which is marked as German where it stands as a heading', async () => {
    await using world = await aWorld()
    await found(world)
    await saysIn(world, 'tr', {}, { seminarraum: names.seminarraum })
    expect(await read(world, '/aef/rooms/teekueche', 'tr')).toMatch(
      /<h1[^>]*><span lang="de" dir="ltr">Teeküche<\/span><\/h1>/,
    )
    expect(await read(world, '/aef/rooms/seminarraum', 'tr')).toMatch(/<h1[^>]*>Seminer odası<\/h1>/)
    expect(await read(world, '/aef/rooms/teekueche', 'de')).toMatch(/<h1[^>]*>Teeküche<\/h1>/)
  })
})
