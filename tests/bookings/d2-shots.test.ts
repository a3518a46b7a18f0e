import { it } from 'vitest'
import { writeFileSync } from 'node:fs'
import { approveBooking, cancelBooking, declineBooking } from '../../functions/bookings/actions/decide.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { aWorld } from '../support/world.ts'
import { asked } from './managed.ts'

it('shots', async () => {
  await using world = await aWorld({ settings: { rateLimits: false } })
  const manager = await found(world)
  const language = 'de'
  const get = async (path: string) => (await world.call('GET', path, { cookies: { language } })).text
  const put = (name: string, text: string) => writeFileSync(`/tmp/d2/html/${name}.html`, text)
  const rival = await asked(world, { date: '2027-01-12' })
  const rival2 = await asked(world, { date: '2027-02-02' })
  const booking = await asked(world, {
    date: '2026-12-08', attendees: 12, note: 'Wir bringen Kuchen mit.',
    repeat: { every: 'week', until: '2027-05-25', skip: ['public-holidays'], mode: 'free' },
  })
  const { id } = booking
  const { path: link, token } = await manageHref(world.ctx, id)
  put('requested', await get(link))
  await declineBooking(world.ctx, manager, { id, reason: 'Da wird gestrichen.', scope: 'this', occurrence: '2027-03-09T19:00' })
  await approveBooking(world.ctx, manager, { id })
  await moveBooking(world.ctx, manager, { id, scope: 'this', occurrence: '2027-01-19T19:00', to: { date: '2027-01-27', from: '18:00', to: '20:00' } })
  const holder = { kind: 'visitor', address: 'x', token } as const
  await moveBooking(world.ctx, holder, { id, scope: 'this', occurrence: '2027-01-26T19:00', to: { date: '2027-01-26', from: '19:00', to: '22:00' } })
  await changeDetails(world.ctx, holder, { id, scope: 'this', occurrence: '2027-02-09T19:00', details: { purpose: 'Spielefest', attendees: 40, contact: { name: 'Gruppe Würfel' } } })
  await cancelBooking(world.ctx, holder, { id, scope: 'this', occurrence: '2027-02-16T19:00', reason: 'Ferien' })
  await cancelBooking(world.ctx, manager, { id: rival.id })
  world.clock.set('2026-12-20T09:00:00.000Z')
  put('series', await get(link))
  put('cancel', await get(`${link}/cancel?occurrence=2027-01-05T19:00`))
  put('move', await get(`${link}/move?occurrence=2027-01-05T19:00`))
  put('change', await get(`${link}/change?occurrence=2027-01-05T19:00`))
  put('extend', await get(`${link}/extend`))
  const form = filledForm(await get(`${link}/move?occurrence=2027-01-05T19:00`))
  const sent = await world.call('POST', `${link}/move`, { form: { ...form, date: '2027-01-06', from: '18:00', to: '20:00', scope: 'all' }, cookies: { language } })
  console.log(sent.status, sent.headers.location)
  put('lost', sent.text)
  const ext = await world.call('POST', `${link}/extend`, { form: { until: '2027-11-25' }, cookies: { language } })
  console.log(ext.status, ext.headers.location)
  put('extended', await get(ext.headers.location!))
  put('single', await get(rival2.id ? (await manageHref(world.ctx, rival2.id)).path : ''))
  const long = await asked(world, { rooms: ['teekueche'], date: '2027-01-02', repeat: { every: 'day', count: 200, mode: 'free' } })
  put('long', await get((await manageHref(world.ctx, long.id)).path))
})
