import { describe, expect, it } from 'vitest'
import { comes, key, withPlaces } from '../attendances/coming.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'

const contact = { 'contact.email': 'mia@neben.example' }

/** A meeting with few places, and somebody's browser at its form. */
async function atTheForm(stage: Staged) {
  const meeting = await withPlaces(stage, { places: 5 })
  const path = `/${house}/meetings/${meeting.id}/${key}/come`
  const says = async (form: Record<string, string>, jar: Record<string, string> = {}) => {
    const sent = await stage.world.call('POST', path, { form: { heads: '1', ...form }, cookies: jar })
    return { jar: sent.jar, location: sent.headers['location'] ?? '', status: sent.status }
  }
  const taken = async () =>
    (await stage.get(`/api/meetings/${meeting.id}`)).json.dates[0].places.taken as number
  return { meeting, says, taken }
}

describe('whoever goes back and says once more that they come', () => {
  it('takes one place, and is led to the sign-up that is there', async () => {
    await using stage = await aStage()
    const { says, taken } = await atTheForm(stage)
    const first = await says(contact)
    expect((await says(contact, first.jar)).location).toBe(first.location)
    expect([first.status, await taken()]).toEqual([303, 1])
  })

  it('may come with more people, which is another sign-up', async () => {
    await using stage = await aStage()
    const { says, taken } = await atTheForm(stage)
    const first = await says(contact)
    expect((await says({ ...contact, heads: '2' }, first.jar)).location).not.toBe(first.location)
    expect(await taken()).toBe(3)
  })

  it('comes again after having left', async () => {
    await using stage = await aStage()
    const { says, taken } = await atTheForm(stage)
    const first = await says(contact)
    await stage.world.call('POST', `${first.location.split('?')[0]}/leave`, { form: {} })
    expect(await taken()).toBe(0)
    expect((await says(contact, first.jar)).location).not.toBe(first.location)
    expect(await taken()).toBe(1)
  })

  it('is somebody else at the same device where nobody said who they are', async () => {
    await using stage = await aStage()
    const { says, taken } = await atTheForm(stage)
    const first = await says({})
    expect((await says({}, first.jar)).location).not.toBe(first.location)
    expect(await taken()).toBe(2)
  })

  it('learns nothing in another browser about an address that they only typed', async () => {
    await using stage = await aStage()
    const { says, meeting } = await atTheForm(stage)
    const { json } = await comes(stage, meeting, { contact: { email: 'mia@neben.example' } })
    stage.world.clock.advance(1)
    const { location } = await says(contact)
    expect(location).not.toContain(json.id)
    const page = await stage.world.call('GET', location)
    expect(page.text).not.toContain(json.id)
    expect(page.text).not.toContain(json.code)
  })
})
