import { describe, expect, it } from 'vitest'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { asked, inbox, path } from '../back-office/managed.ts'

const contact = { name: 'ليلى مثال', email: 'leila@gruppe.example', phone: '+49 173 000 111' }

describe('a name that is read from the right', () => {
  it('turns no number beside it, on any page of its booking', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world, { contact, groupName: 'مقهى اللغات' })
    const browser = await aBrowserOf(world, manager)
    const link = (await manageHref(world.ctx, booking.id)).path
    for (const page of [inbox, path(booking), path(booking, '/decline')])
      expect((await browser.get(page)).text).toContain('<bdi>+49 173 000 111</bdi>')
    const own = (await world.call('GET', link, { cookies: { language: 'de' } })).text
    expect(own).toContain('<bdi>leila@gruppe.example</bdi>, <bdi>+49 173 000 111</bdi>')
    const question = (await browser.get(path(booking, '/approve'))).text
    // Inside a sentence of ours it stands in isolates, and nothing else does.
    expect(question).toContain('\u2068مقهى اللغات\u2069')
    expect((await browser.get(path(booking, '/approve'))).text).not.toContain('\u2068Seminarraum')
  })
})
