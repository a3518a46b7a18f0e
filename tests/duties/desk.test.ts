import { describe, expect, it } from 'vitest'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { comes } from '../attendances/coming.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { alertOf, valueOf } from '../support/signed-in.ts'
import { dutyPath } from './a-duty.ts'

/** The page on which a house sees to its duties. */
async function deskOf({ world }: Staged) {
  const cookies = { session: await signedIn(world.ctx, managerMail) }
  const path = `/manage/${house}/duties`
  return {
    get: async () => (await world.call('GET', path, { cookies })).text,
    send: (form: Record<string, string>) => world.call('POST', path, { cookies, form }),
  }
}

describe('the house looks for a key', () => {
  it('that nobody holds, although somebody comes, has another duty or gave the key back', async () => {
    await using stage = await aStage()
    const repeat = { every: 'day', count: 4 }
    const meeting = await founded(stage, { needsKey: true, repeat, registration: { mode: 'wanted' } })
    const [coming, tea, givenBack, held] = ['08', '09', '10', '11'].map((day) => `2026-12-${day}T15:00`) as [
      string,
      string,
      string,
      string,
    ]
    const duties = [{ duty: 'tea', needed: 1 }]
    await stage.post(`/api/meetings/${meeting.id}/duties`, { duties }, meeting.manageToken)
    const take = (key: string, duty?: string) => stage.post(dutyPath(meeting.id, key, duty), { name: 'Mia' })
    await comes(stage, meeting, {}, coming)
    await take(tea, 'tea')
    const { json } = await take(givenBack)
    await stage.world.call('DELETE', dutyPath(meeting.id, givenBack), { token: json.token })
    await take(held)
    const desk = await deskOf(stage)
    const looked = [...(await desk.get()).matchAll(/\/aef\/meetings\/\w+\/([\dT:-]+)#duties/g)]
    expect(looked.map(([, key]) => key)).toEqual([coming, tea, givenBack])
  })
})

describe('when people are asked for the key', () => {
  it('is said by the house, and said again: each time it counts', async () => {
    await using stage = await aStage()
    const { get, send } = await deskOf(stage)
    expect(valueOf(await get(), 'keyAskDays')).toBe('5')
    for (const keyAskDays of ['9', '14', '2']) {
      const version = valueOf(await get(), 'version')!
      expect((await send({ keyAskDays, version })).status).toBe(303)
      expect(valueOf(await get(), 'keyAskDays')).toBe(keyAskDays)
    }
  })

  it('is not what a form says that was opened before somebody else said it; sent again it is meant', async () => {
    await using stage = await aStage()
    const { get, send } = await deskOf(stage)
    // Nobody has said anything yet; then somebody has.
    for (const others of ['9', '14']) {
      const version = valueOf(await get(), 'version')!
      await send({ keyAskDays: others, version })
      const late = await send({ keyAskDays: '20', version })
      expect([late.status, alertOf(late.text)]).toEqual([
        409,
        expect.stringContaining('anders gespeichert ist: So viele Tage vorher'),
      ])
      expect([valueOf(late.text, 'keyAskDays'), valueOf(await get(), 'keyAskDays')]).toEqual(['20', others])
      expect((await send({ keyAskDays: '20', version: valueOf(late.text, 'version')! })).status).toBe(303)
      expect(valueOf(await get(), 'keyAskDays')).toBe('20')
    }
  })
})
