import { expect, it } from 'vitest'
import { previewBooking } from '../../functions/bookings/actions/preview-booking.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { house, taken } from '../waitlist/waiting.ts'

it('what another date of a series will have is not offered in place of one that is taken', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  await taken(world, manager, { date: '2026-12-08', from: '12:00', to: '14:00' })
  const near = async (also: { date: string; from: string; to: string }[]) => {
    const repeat = { every: 'week', count: 2, mode: 'free', also } as const
    const { contact: _contact, ...wish } = aRequest({
      date: '2026-12-08',
      from: '12:00',
      to: '14:00',
      repeat,
    })
    const { dates } = await previewBooking(world.ctx, aVisitor, { house, request: wish })
    return dates.map(({ date, alternatives }) => `${date}: ${alternatives.map(({ from }) => from).join(' ')}`)
  }
  expect(await near([])).toEqual(['2026-12-08: 10:00 14:00', '2026-12-15: '])
  const [first] = await near([{ date: '2026-12-08', from: '14:00', to: '15:00' }])
  expect(first).toMatch(/^2026-12-08: 10:00 /)
  expect(first).not.toContain('14:00')
  // Before it ends, as after it has begun.
  expect((await near([{ date: '2026-12-08', from: '09:00', to: '10:15' }]))[1]).not.toContain('10:00')
  // What only touches it, or lies on another day, is free.
  const [, touched] = await near([{ date: '2026-12-08', from: '09:00', to: '10:00' }])
  expect(touched).toBe('2026-12-08: 10:00 14:00')
  expect((await near([{ date: '2026-12-09', from: '10:00', to: '14:00' }]))[0]).toBe(
    '2026-12-08: 10:00 14:00',
  )
})
