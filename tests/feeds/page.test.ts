import { describe, expect, it } from 'vitest'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { signedIn } from './reading.ts'

const path = '/manage/aef/feeds'

describe('the page of calendar links', () => {
  it('makes a calendar, shows how to get it, and ends it', async () => {
    await using world = await aWorld()
    const cookies = await signedIn(world, await found(world))
    const made = await world.call('POST', path, { form: { name: ' Mein Handy ' }, cookies })
    expect(made).toMatchObject({ status: 303, headers: { location: `${path}?done=made` } })
    const page = await world.call('GET', `${path}?done=made`, { cookies })
    expect(page).toMatchObject({ status: 200, headers: { 'cache-control': 'private, no-store' } })
    expect(page.text).toContain('Der Kalender ist da.')
    const [, secret] = /href="http:\/\/treff\.example(\/feeds\/[\w-]{32}\.ics)"/.exec(page.text)!
    expect(page.text).toContain(`href="webcal://treff.example${secret}"`)
    expect(page.text).toContain('aria-label="QR-Code zum Abonnieren von „Mein Handy“"')
    expect((await world.call('GET', secret!)).status).toBe(200)
    const [, ending] = /action="(\/manage\/aef\/feeds\/\w+\/revoke)"/.exec(page.text)!
    const ended = await world.call('POST', ending!, { form: {}, cookies })
    expect(ended).toMatchObject({ status: 303, headers: { location: `${path}?done=revoked` } })
    expect((await world.call('GET', secret!)).status).toBe(410)
    expect((await world.call('GET', path, { cookies })).text).not.toContain(secret)
    expect((await world.call('POST', ending!, { form: {}, cookies })).status).toBe(404)
  })

  it('shows the public calendars of the house and its rooms too, in the language of the page', async () => {
    await using world = await aWorld()
    const cookies = { ...(await signedIn(world, await found(world))), language: 'en' }
    const { text } = await world.call('GET', path, { cookies })
    for (const each of [
      '/aef/calendar.ics',
      '/aef/rooms/seminarraum/calendar.ics',
      '/aef/rooms/teekueche/calendar.ics',
    ]) {
      expect(text).toContain(`href="http://treff.example${each}?lang=en"`)
      expect(text).toContain(`href="webcal://treff.example${each}?lang=en"`)
    }
    expect(text).toContain('<html lang="en"')
    expect(text).not.toContain('style=')
  })

  it('comes back filled and says what is wrong with a name', async () => {
    await using world = await aWorld()
    const cookies = await signedIn(world, await found(world))
    for (const name of ['', '   ', 'x'.repeat(61)]) {
      const answer = await world.call('POST', path, { form: { name }, cookies })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('Bitte geben Sie dem Kalender einen Namen')
      expect(answer.text).toContain('aria-invalid="true"')
    }
  })

  it('is for those who run the house', async () => {
    await using world = await aWorld()
    await found(world)
    const stranger = { kind: 'person', address: '', person: { id: 'stranger0000', name: 'Fremd' } } as const
    expect((await world.call('GET', path)).headers['location']).toBe('/sign-in?next=%2Fmanage%2Faef%2Ffeeds')
    const cookies = await signedIn(world, stranger)
    expect((await world.call('GET', path, { cookies })).status).toBe(403)
    expect((await world.call('POST', path, { form: { name: 'x' }, cookies })).status).toBe(403)
    expect((await world.call('GET', '/manage/nope/feeds', { cookies })).status).toBe(404)
  })
})
