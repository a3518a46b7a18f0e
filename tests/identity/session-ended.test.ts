import { beforeEach, describe, expect, it } from 'vitest'
import { asked, path, read } from '../back-office/managed.ts'
import { found, managerMail } from '../support/builders.ts'
import { errorAt, filledForm } from '../support/filled-form.ts'
import type { Called } from '../support/front-door.ts'
import { newestCode } from '../support/sign-in-code.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import type { Actor } from '../../shared/actor.ts'

describe('a session that ended while a form was filled in', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld()
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  const post = (to: string, form: Record<string, string | string[]>, cookies: Record<string, string> = {}) =>
    world.call('POST', to, { form, cookies: { language: 'de', ...cookies } })
  /** From the answer to the form over address and code to the page that leads back. */
  const signInAgain = async (late: Called): Promise<Called> => {
    expect([late.status, wordsOf(late.text)]).toEqual([401, expect.stringContaining('ist nicht verloren')])
    const sent = await post('/sign-in', { ...filledForm(late.text), email: managerMail })
    expect(sent.status).toBe(200)
    const typo = await post('/sign-in/code', { ...filledForm(sent.text), code: '000000' }, sent.jar)
    expect(typo.status).toBe(422)
    return post(
      '/sign-in/code',
      { ...filledForm(typo.text), code: await newestCode(world.ctx, managerMail) },
      sent.jar,
    )
  }

  it('a reason comes back into its form, and nothing is decided before it is sent once more', async () => {
    const booking = await asked(world)
    const action = path(booking, '/decline')
    const reason = 'Am Samstag ist der Flur frisch gestrichen, „leider“ & ausnahmsweise.\r\nBitte am Sonntag.'
    const back = await signInAgain(await post(action, { version: String(booking.version), reason }))
    expect(back.status).toBe(200)
    expect(back.text).toContain(`action="${action}"`)
    const again = await post(action, filledForm(back.text), back.jar)
    expect([again.status, alertOf(again.text)]).toEqual([409, expect.stringContaining('wieder angemeldet')])
    expect(filledForm(again.text)['reason']).toEqual([reason])
    expect((await read(world, manager, booking)).state).toBe('requested')
    expect((await post(action, filledForm(again.text), back.jar)).status).toBe(303)
    expect((await read(world, manager, booking)).history.at(-1)?.words).toContain('frisch gestrichen')
  })

  it('a caller’s booking comes back with all that was typed', async () => {
    const wish = {
      rooms: ['seminarraum', 'teekueche'],
      date: '2026-12-05',
      from: '19:00',
      to: '21:00',
      purpose: 'Tauschbörse',
      'contact.name': 'Frau Beispiel',
      approve: 'yes',
      key: 'the-call',
    }
    const back = await signInAgain(await post('/manage/aef/book', wish))
    const again = await post('/manage/aef/book', filledForm(back.text), back.jar)
    expect([again.status, wordsOf(again.text)]).toEqual([409, expect.stringContaining('wieder angemeldet')])
    expect(filledForm(again.text)).toMatchObject({
      rooms: ['seminarraum', 'teekueche'],
      purpose: ['Tauschbörse'],
      'contact.name': ['Frau Beispiel'],
    })
    expect(errorAt(again.text, 'purpose')).toBeUndefined()
    const sent = await post('/manage/aef/book', filledForm(again.text), back.jar)
    expect([sent.status, sent.headers['location']]).toEqual([303, expect.stringContaining('done=entered')])
  })

  it('a time that was chosen out of the notice of a taken one comes back chosen, and nothing is moved yet', async () => {
    const booking = await asked(world)
    const action = path(booking, '/move')
    const typed = { rooms: ['seminarraum'], date: '2026-12-05', from: '19:00', to: '21:00' }
    const wish = { ...typed, version: String(booking.version), slot: '2026-12-07|18:00|20:00' }
    const back = await signInAgain(await post(action, wish))
    const again = await post(action, filledForm(back.text), back.jar)
    expect([again.status, wordsOf(again.text)]).toEqual([409, expect.stringContaining('wieder angemeldet')])
    expect(filledForm(again.text)).toMatchObject({ date: ['2026-12-07'], from: ['18:00'], to: ['20:00'] })
    expect((await read(world, manager, booking)).occurrences).toEqual(booking.occurrences)
    expect((await post(action, filledForm(again.text), back.jar)).status).toBe(303)
    expect((await read(world, manager, booking)).occurrences[0]).toMatchObject({ date: '2026-12-07' })
  })

  it('a button without a form is pressed once more by hand: nothing of it goes along', async () => {
    const late = await post('/manage/aef/team/absences/abcdefghjkmn/remove', { extra: 'x' })
    expect(late).toMatchObject({ status: 303, headers: { location: '/sign-in' } })
  })

  it('whoever signs in by the link of the mail goes on from the open page', async () => {
    const booking = await asked(world)
    const action = path(booking, '/decline')
    const late = await post(action, { version: String(booking.version), reason: 'Leider nicht.' })
    const sent = await post('/sign-in', { ...filledForm(late.text), email: managerMail })
    const byLink = /<form[^>]*action="([^"]*decline)"[\s\S]*?<\/form>/.exec(sent.text)
    const fields = Object.fromEntries(
      [...byLink![0].matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    )
    const tooEarly = await post(action, fields)
    expect([tooEarly.status, wordsOf(tooEarly.text)]).toEqual([
      401,
      expect.stringContaining('nicht verloren'),
    ])
    expect(fields).toMatchObject({ reason: 'Leider nicht.', 'look-again': 'yes' })
  })

  it('leads nowhere but to pages of this site, whatever a form says', async () => {
    const late = await post(path({ id: 'abcdefghjkmn' }, '/decline'), { reason: 'x' })
    const form = { ...filledForm(late.text), email: managerMail, 'kept.path': '//evil.example/x' }
    const sent = await post('/sign-in', form)
    expect(sent.text).not.toContain('action="//evil.example')
    expect(sent.text).toContain('action="/"')
  })

  it('a form that is too long to go along leads to signing in, as a page does', async () => {
    const booking = await asked(world)
    const late = await post(path(booking, '/decline'), { reason: 'x'.repeat(16_001) })
    expect(late).toMatchObject({ status: 303, headers: { location: '/sign-in' } })
  })
})
