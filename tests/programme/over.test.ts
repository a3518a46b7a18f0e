import { describe, expect, it } from 'vitest'
import { cancelDates } from '../../functions/meetings/actions/cancel-dates.ts'
import { founded, aStage, house } from '../meetings/a-meeting.ts'
import { managerOf } from '../meetings/acting.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'

/** Pages of a meeting with its dates on the 8th, which took place, the 15th, which did not, and the 22nd, which is to come. */
async function threeDates() {
  const stage = await aStage()
  const { id } = await founded(stage)
  const manager = await managerOf(stage)
  const { ctx, clock } = stage.world
  await cancelDates(ctx, manager, { id, key: '2026-12-15T15:00', change: {} })
  clock.set('2026-12-16T09:00:00.000Z')
  const behind = await aBrowserOf(stage.world, manager)
  const read = async (path: string) => wordsOf((await behind.get(path)).text)
  return { id, read, [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose]() }
}

describe('what is over', () => {
  it('is not among what is on today, on the pages that say what is to come', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const links = async (path: string) =>
      (await stage.world.call('GET', path)).text.includes(`/${house}/meetings/${id}/2026-12-08T15:00`)
    for (const path of [`/${house}`, `/${house}/programme`]) {
      stage.world.clock.set('2026-12-08T15:30:00.000Z')
      expect([path, await links(path)]).toEqual([path, true])
      stage.world.clock.set('2026-12-08T16:00:00.000Z')
      expect([path, await links(path)]).toEqual([path, false])
    }
    stage.world.clock.set('2026-12-09T08:00:00.000Z')
    expect(await links(`/${house}?week=2026-12-08`)).toBe(true)
  })

  it('is told in the past where a meeting’s dates are listed, and each date is', async () => {
    await using stage = await threeDates()
    const list = await stage.read(`/manage/${house}/meetings/${stage.id}`)
    for (const [day, word] of [
      ['8', 'hat stattgefunden'],
      ['15', 'ist ausgefallen'],
      ['22', 'findet statt'],
    ]) {
      expect(list).toMatch(new RegExp(`Di, ${day}\\. Dezember, 15:00–17:00 Uhr Teeküche ${word}`))
      const date = await stage.read(
        `/manage/${house}/meetings/${stage.id}/dates/2026-12-${day!.padStart(2, '0')}T15:00`,
      )
      expect(date).toContain(`${day}. Dezember 15:00–17:00 Uhr, Teeküche ${word}`)
    }
  })

  it('is told in the past to everybody too', async () => {
    await using stage = await threeDates()
    expect(await stage.read(`/${house}/meetings/${stage.id}/2026-12-08T15:00`)).toContain(
      'Dieser Termin ist vorbei.',
    )
    expect(await stage.read(`/${house}/meetings/${stage.id}/2026-12-15T15:00`)).toContain('ist ausgefallen')
    expect(await stage.read(`/${house}/programme?from=2026-12-14`)).not.toContain('fällt aus')
  })
})
