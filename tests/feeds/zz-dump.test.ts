import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found, roundTheClock } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { blocked, booked, feedOf, signedIn, counting } from './reading.ts'
it('dump', async () => {
  await using world = await aWorld({ now: '2026-10-01T08:00:00.000Z', settings: { rateLimits: false } })
  const manager = await found(world, { rooms: { seminarraum: { hours: roundTheClock }, teekueche: { name: 'Teeküche' }, 'beratung-1': { name: 'Beratung 1' } } })
  await booked(world, manager, { date: '2026-10-25', from: '01:00', to: '04:00', label: 'Zeitumstellung; Nähcafé, "alle" \\ 🧵 mit einem sehr langen Namen, ja' })
  await blocked(world, manager, { from: '2026-10-24T22:00', to: '2026-10-25T01:00' })
  await blocked(world, manager, { from: '2026-12-24', to: '2026-12-26' })
  await booked(world, manager, { rooms: ['teekueche', 'seminarraum'], date: '2026-12-02', note: 'Zeile 1\nZeile 2', groupName: 'Gruppe, eins' })
  await booked(world, manager, { date: '2027-03-28', from: '01:00', to: '04:00' })
  await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ date: '2026-12-09' }) })
  const save = async (name: string, path: string) => writeFileSync(`/tmp/ics/${name}`, (await world.call('GET', path)).text)
  await save('house.ics', '/aef/calendar.ics'); await save('kitchen.ics', '/aef/rooms/teekueche/calendar.ics'); await save('empty.ics', '/aef/rooms/beratung-1/calendar.ics')
  await save('staff.ics', (await feedOf(world, manager)).path)
  const cookies = await signedIn(world, manager)
  writeFileSync('/tmp/ics/feeds.html', (await world.call('GET', '/manage/aef/feeds?done=made', { cookies })).text)
  for (let i = 0; i < 1000; i++) await booked(world, manager, { rooms: ['teekueche'], date: `2027-0${1 + Math.floor(i / 250)}-${String(1 + (i % 25)).padStart(2, '0')}`, from: `${String(8 + Math.floor((i % 250) / 25)).padStart(2, '0')}:00`, to: `${String(9 + Math.floor((i % 250) / 25)).padStart(2, '0')}:00` })
  for (const p of ['/aef/calendar.ics', '/aef/rooms/seminarraum/calendar.ics', (await feedOf(world, manager)).path]) {
    const { call, cost } = counting(world)
    let t = performance.now(); const r = await call('GET', p); const first = performance.now() - t
    console.log(p.slice(0, 20), r.bytes.length, (r.text.match(/BEGIN:VEVENT/g) ?? []).length, JSON.stringify(cost.calls), cost.units, first.toFixed(0))
    t = performance.now(); for (let i = 0; i < 5; i++) await call('GET', p); console.log('200 ms', ((performance.now() - t) / 5).toFixed(1))
    t = performance.now(); for (let i = 0; i < 200; i++) await call('GET', p, { headers: { 'if-none-match': r.headers['etag'] } }); console.log('304 ms', ((performance.now() - t) / 200).toFixed(2))
  }
  await save('big.ics', '/aef/calendar.ics')
}, 120000)
