import { expect, it } from 'vitest'
import { capability as backOffice } from '../../functions/back-office/contract.ts'
import { bookingPaths } from '../../functions/bookings/contract/paths.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { personIdOf } from '../../functions/identity/actions/person.ts'
import { capability as selfService } from '../../functions/self-service/contract.ts'
import { href } from '../../shared/http/contract.ts'
import type { Route } from '../../shared/http/contract.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { aRequest, found, managerMail } from '../support/builders.ts'
import { founded, founder, joins } from './a-group.ts'

const { contact: _contact, ...noContact } = aRequest()

const of = (routes: Readonly<Record<string, Route>>, begin: string) =>
  Object.entries(routes).filter(([, { path }]) => path === begin || path.startsWith(`${begin}/`))

/** A group with a series, and with everybody who may think that they have a say in it. */
async function everybody(stage: Staged) {
  const { world } = stage
  const { id, host } = await founded(stage)
  const [once, member] = [await joins(stage, id, 'Bea'), await joins(stage, id, 'Kim')]
  const other = await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } })
  for (const role of ['host', 'member'])
    await stage.post(`/api/groups/${id}/members/${once.id}/role`, { role }, host.token)
  const asked = { ...noContact, group: id, repeat: { every: 'week', count: 4 } }
  const { json } = await stage.post(`/api/houses/${house}/bookings`, asked, host.token)
  await stage.manage(`/api/bookings/${json.id}/approve`)
  const manager = await found(world, {
    house: { id: 'nachbar', name: 'Nachbarhaus' },
    manager: 'leitung@nachbar.example',
  })
  const ours = { ...manager, person: { id: await personIdOf(world.ctx, managerMail), name: 'Hausleitung' } }
  const deputy = { name: 'Vertretung', email: 'vertretung@aef.example', role: 'deputy' } as const
  await addToTeam(world.ctx, ours, { house, member: deputy })
  return { booking: json.id as string, host, once, member, other }
}

/** What has to be sent before anybody looks who sends it. */
const forms: Record<string, Record<string, string>> = {
  sendPulse: { answer: 'no' },
  sendOffer: { occurrence: '2026-12-05T19:00', accept: 'yes' },
}

/** Without what a form would hold: whoever may not is turned away before anybody reads it. */
const isAway = (status: number) => status === 401 || status === 403

it('every page behind a booking’s link turns away whoever hosts the group no longer, or never did', async () => {
  await using stage = await aStage()
  const { booking, host, once, member, other } = await everybody(stage)
  const pages = of(selfService.routes, bookingPaths.own).filter(([name]) => !/Ask|asked/.test(name))
  // Those that ask others stand in tests/asks.
  expect(pages.length).toBeGreaterThan(14)
  const before = (await stage.get(`/api/bookings/${booking}`, host.token)).json
  const wrong: string[] = []
  const tokens = { member, once, other: other.host, guess: { token: `${host.id}.geraten` } }
  for (const [who, { token }] of Object.entries(tokens))
    for (const [name, { method, path }] of pages) {
      const link = href({ path } as { path: '/bookings/{id}/{token}' }, { id: booking, token })
      const { status } = await stage.world.call(
        method,
        link,
        method === 'GET' ? {} : { form: forms[name] ?? {} },
      )
      if (!isAway(status)) wrong.push(`${who} ${name}: ${status}`)
    }
  expect(wrong).toEqual([])
  expect((await stage.get(`/api/bookings/${booking}`, host.token)).json).toEqual(before)
  const own = href({ path: bookingPaths.own }, { id: booking, token: host.token })
  expect((await stage.world.call('GET', own)).status).toBe(200)
})

it('every page of the house for a booking is for those who run this house, deputies among them', async () => {
  await using stage = await aStage()
  const { booking, host } = await everybody(stage)
  const { ctx } = stage.world
  const pages = of(backOffice.routes, bookingPaths.managed)
  expect(pages.length).toBeGreaterThan(12)
  const origin = ctx.settings.publicUrl
  const call = (session: string | undefined, method: string, path: string) => {
    const link = href({ path } as { path: '/manage/{house}/bookings/{id}' }, { house, id: booking })
    const by = session === undefined ? {} : { cookies: { session }, headers: { origin } }
    return stage.world.call(method, link, method === 'GET' ? by : { ...by, form: {} })
  }
  const before = (await stage.get(`/api/bookings/${booking}`, host.token)).json
  const wrong: string[] = []
  const neighbour = await signedIn(ctx, 'leitung@nachbar.example')
  for (const [who, session] of [
    ['stranger', undefined],
    ['manager of another house', neighbour],
  ] as const)
    for (const [name, { method, path }] of pages) {
      const { status, text } = await call(session, method, path)
      // Whoever is not signed in is led to where one signs in.
      const isLed = session === undefined && status === 303 && !text.includes('Nähcafé')
      if (!isAway(status) && !isLed) wrong.push(`${who} ${name}: ${status}`)
    }
  expect(wrong).toEqual([])
  expect((await stage.get(`/api/bookings/${booking}`, host.token)).json).toEqual(before)
  const deputy = await signedIn(ctx, 'vertretung@aef.example')
  expect((await call(deputy, 'GET', bookingPaths.managed)).status).toBe(200)
  const path = `/api/pulses/${booking}`
  const by = (session: string) => ({ body: { answer: 'no' }, cookies: { session }, headers: { origin } })
  expect((await stage.world.call('POST', path, by(neighbour))).status).toBe(403)
  expect((await stage.world.call('POST', path, by(deputy))).status).toBe(200)
})
