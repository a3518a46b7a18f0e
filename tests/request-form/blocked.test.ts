import { describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { aRequest, found } from '../support/builders.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked } from '../back-office/managed.ts'
import { filled, send } from './book-form.ts'

async function aBlock(world: World, from: string, to: string): Promise<void> {
  const manager = await found(world)
  const request = { rooms: ['seminarraum'], from, to, label: 'Grundreinigung', displace: 'leave' as const }
  await createBlock(world.ctx, manager, { house: 'aef', request })
}

describe('a form for a time that the house has blocked', () => {
  it('calls a whole day by its label, and invites nobody to wait', async () => {
    await using world = await aWorld()
    await aBlock(world, '2026-12-05', '2026-12-05')
    const { text, status } = await send(world, filled())
    expect(status).toBe(409)
    const words = wordsOf(text)
    expect(words).toContain('Diese Zeit ist leider gesperrt')
    expect(words).toMatch(/Seminarraum: Sa, 5\. Dezember[^:]*, ganztägig gesperrt: Grundreinigung\./)
    expect(words).not.toContain('00:00–24:00')
    expect(text).not.toContain('formaction="/aef/queue"')
  })

  it('names the time of a part of a day, with its label', async () => {
    await using world = await aWorld()
    await aBlock(world, '2026-12-05T18:00', '2026-12-05T20:00')
    expect(wordsOf((await send(world, filled())).text)).toContain(
      '18:00–20:00 Uhr ist gesperrt: Grundreinigung.',
    )
  })

  it('lets people wait as before for what somebody else has, whose label it does not tell', async () => {
    await using world = await aWorld()
    await found(world)
    await asked(world, { ...aRequest(), label: 'Geheimbund', from: '19:00', to: '21:00' })
    const { text } = await send(world, filled())
    expect(wordsOf(text)).toContain('Diese Zeit ist leider schon vergeben')
    expect(text).toContain('formaction="/aef/queue"')
    expect(wordsOf(text)).not.toContain('Geheimbund')
    expect(alertOf(text)).toBeDefined()
  })
})
