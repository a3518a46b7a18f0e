import { describe, expect, it } from 'vitest'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { asked, managerOf } from '../meetings/acting.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { allItems } from '../support/crash-consistency.ts'
import { filledForm } from '../support/filled-form.ts'
import { wordsOf } from '../support/signed-in.ts'
import { small } from '../shared/picture/pieces.ts'
import { alt, behind, srcIn } from './behind.ts'

type Meeting = Awaited<ReturnType<typeof asked>>

/** A meeting that everybody can see with the photo that its host gave it before, and another one that the host gives it now. */
async function aWaitingPhoto(stage: Staged) {
  const meeting = await asked(stage, {}, false)
  const host = await behind(stage, meeting)
  await host.send()
  await stage.manage(`/api/bookings/${meeting.booking}/approve`)
  const before = await shownOf(stage, meeting)
  expect((await host.send(small('png'), 'Neu')).headers['location']).toMatch('done=photoWaits')
  return { meeting, host, desk: await behind(stage, { id: meeting.id }), before }
}

const shownOf = async (stage: Staged, { id }: Meeting) =>
  srcIn((await stage.get(`/${house}/meetings/${id}`)).text)
const photosOf = async ({ world: { engine } }: Staged) =>
  (await allItems(engine.endpoint, engine.tableName))
    .filter(({ type }) => type === 'photo')
    .map(({ of }) => String(of))
const typeOf = async (stage: Staged, src: string) => (await stage.get(src)).headers['content-type']

/** The one who runs the house says yes to what waits. */
async function accept({ world }: Staged, desk: Awaited<ReturnType<typeof behind>>) {
  const form = filledForm(await desk.page())
  return world.call('POST', `${desk.path}/publish`, { form, cookies: desk.cookies })
}

describe('a photo that a host whom the house does not trust gives to a meeting that can be seen', () => {
  it('waits: others see the one before, the house and the host see both', async () => {
    await using stage = await aStage()
    const { meeting, host, desk, before } = await aWaitingPhoto(stage)
    expect(await shownOf(stage, meeting)).toBe(before)
    expect(await typeOf(stage, before)).toBe('image/jpeg')
    for (const side of [host, desk]) {
      const page = await side.page()
      expect(page).toContain(`src="/photos/${house}/meeting-${meeting.id}-new/`)
      expect(page).toContain(before)
      expect(wordsOf(page)).toContain('Ein neues Foto wartet auf die Hausleitung')
      expect(page).toContain('<p>Neu</p>')
    }
    expect(
      [await host.page(), await desk.page()].map((page) => /name="alt"[^>]*value="([^"]*)"/.exec(page)?.[1]),
    ).toEqual(['Neu', alt])
    const inbox = await stage.world.call('GET', `/manage/${house}`, { cookies: desk.cookies })
    expect(inbox.text).toContain(`/manage/${house}/meetings/${meeting.id}`)
  })

  it('is seen by all when the house says yes, in the place of the one before', async () => {
    await using stage = await aStage()
    const { meeting, desk, before } = await aWaitingPhoto(stage)
    expect((await accept(stage, desk)).status).toBe(303)
    const now = await shownOf(stage, meeting)
    expect(now).not.toBe(before)
    expect(await typeOf(stage, now)).toBe('image/png')
    expect((await stage.get(before)).status).toBe(404)
    expect(await photosOf(stage)).toEqual([`meeting-${meeting.id}`])
    expect(await desk.page()).not.toContain('-new/')
  })

  it('is gone when the house, or its host, takes it back, and the one before stays', async () => {
    await using stage = await aStage()
    const { meeting, host, desk, before } = await aWaitingPhoto(stage)
    for (const side of [host, desk]) {
      await host.send(small('png'), 'Neu')
      expect((await side.remove()).headers['location']).toMatch('done=photoDropped')
      expect(await photosOf(stage)).toEqual([`meeting-${meeting.id}`])
      expect(await shownOf(stage, meeting)).toBe(before)
      expect(wordsOf(await desk.page())).not.toContain('wartet')
    }
    expect((await host.remove()).headers['location']).toMatch('done=photoGone')
    expect(await photosOf(stage)).toEqual([])
  })

  it('goes on waiting while the house changes words, and is settled by a photo of the house', async () => {
    await using stage = await aStage()
    const { meeting, desk } = await aWaitingPhoto(stage)
    await stage.manage(`/api/meetings/${meeting.id}/change`, { title: 'Sprechen' })
    expect(await desk.page()).toContain('-new/')
    await desk.send(small('webp'))
    expect(await photosOf(stage)).toEqual([`meeting-${meeting.id}`])
    expect(await typeOf(stage, await shownOf(stage, meeting))).toBe('image/webp')
  })

  it('waits beside other words of the host, and is shown with them', async () => {
    await using stage = await aStage()
    const { meeting, desk } = await aWaitingPhoto(stage)
    await stage.world.call('POST', `/api/meetings/${meeting.id}/change`, {
      body: { title: 'Reden' },
      token: meeting.manageToken,
    })
    await accept(stage, desk)
    expect(await typeOf(stage, await shownOf(stage, meeting))).toBe('image/png')
    expect((await stage.get(`/${house}/meetings/${meeting.id}`)).text).toContain('Reden')
  })

  it('may be the same in other words: these wait alone', async () => {
    await using stage = await aStage()
    const { meeting, host, desk, before } = await aWaitingPhoto(stage)
    await host.send(small('jpg'), 'Andere Worte')
    expect(await photosOf(stage)).toEqual([`meeting-${meeting.id}`])
    expect((await stage.get(`/${house}/meetings/${meeting.id}`)).text).toContain(`alt="${alt}"`)
    await accept(stage, desk)
    expect((await stage.get(`/${house}/meetings/${meeting.id}`)).text).toContain('alt="Andere Worte"')
    expect(await shownOf(stage, meeting)).toBe(before)
  })

  it('goes with the meeting when it ends', async () => {
    await using stage = await aStage()
    const { meeting } = await aWaitingPhoto(stage)
    await stage.manage(`/api/meetings/${meeting.id}/end`)
    expect(await photosOf(stage)).toEqual([])
  })

  it('does not wait for one whom the house trusts', async () => {
    await using stage = await aStage()
    const { meeting, host } = await aWaitingPhoto(stage)
    await trustContact(stage.world.ctx, await managerOf(stage), { id: meeting.booking, trusted: true })
    expect((await host.send(small('webp'))).headers['location']).toMatch('done=photo')
    expect(await typeOf(stage, await shownOf(stage, meeting))).toBe('image/webp')
    expect(await photosOf(stage)).toEqual([`meeting-${meeting.id}`])
  })
})
