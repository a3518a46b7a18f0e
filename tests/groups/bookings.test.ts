import { describe, expect, it } from 'vitest'
import { readHeld } from '../../functions/bookings/store/held.ts'
import { hear } from '../attendances/hearing.ts'
import { aMeeting, aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aRequest } from '../support/builders.ts'
import { founded, founder, joins } from './a-group.ts'
import type { Person } from './a-group.ts'
import { itInTurn } from '../support/in-turn.ts'

const { contact: _contact, ...noContact } = aRequest()

/** Asks for the tea kitchen in the name of a group. */
async function asks(stage: Staged, group: string, by: Person, change: object = {}) {
  return stage.post(`/api/houses/${house}/bookings`, { ...noContact, group, ...change }, by.token)
}

/** A group with two hosts, and a booking that the first of them asked for. */
async function booked(stage: Staged, change: object = {}) {
  const { id: group, host } = await founded(stage)
  const bea = await joins(stage, group, 'Bea')
  await stage.post(`/api/groups/${group}/members/${bea.id}/role`, { role: 'host' }, host.token)
  const { status, json } = await asks(stage, group, host, change)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  return { group, host, bea, booking: json }
}

const weekly = { repeat: { every: 'week', count: 4 } }

describe('a booking in the name of a group', () => {
  it('is asked for by a host, who is known there: nobody proves the address again', async () => {
    await using stage = await aStage()
    const { group, booking } = await booked(stage)
    expect(booking).toMatchObject({ state: 'requested', group, groupName: 'Nähcafé' })
    expect(booking.contact).toEqual({ name: 'Ada', email: 'ada@gruppe.example' })
  })

  it('waits for nothing but a decision where the host has but a telephone: the house has called', async () => {
    await using stage = await aStage()
    const host = { name: 'Ada', phone: '02131 000-76' }
    const body = { name: 'Nähcafé', purpose: 'Wir nähen.', joining: 'open', host }
    const { json: group } = await stage.manage(`/api/houses/${house}/groups`, body)
    const { status, json } = await stage.post(
      `/api/houses/${house}/bookings`,
      { ...noContact, group: group.id },
      group.manageToken,
    )
    expect([status, json.state]).toEqual([201, 'requested'])
  })

  it('is not to be had by members, strangers, hosts of other groups, and in no other house', async () => {
    await using stage = await aStage()
    const { id: group } = await founded(stage)
    const kim = await joins(stage, group, 'Kim')
    const other = await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } })
    expect((await asks(stage, group, kim)).status).toBe(403)
    expect((await asks(stage, group, other.host)).status).toBe(403)
    expect((await stage.post(`/api/houses/${house}/bookings`, { ...aRequest(), group })).status).toBe(401)
    const nobody = await stage.post(`/api/houses/${house}/bookings`, noContact)
    expect([nobody.status, nobody.json.errors[0].pointer]).toEqual([422, '/contact'])
  })

  itInTurn(
    'is changed, moved, gone on with and cancelled by any host, and by nobody else of the group',
    async () => {
      await using stage = await aStage()
      const { group, bea, booking } = await booked(stage, weekly)
      const kim = await joins(stage, group, 'Kim')
      const path = `/api/bookings/${booking.id}`
      for (const step of ['cancel', 'move', 'extend', 'change'])
        expect((await stage.post(`${path}/${step}`, steps[step], kim.token)).status, step).toBe(403)
      expect((await stage.manage(`${path}/approve`)).status).toBe(200)
      expect((await stage.post(`${path}/change`, steps['change'], bea.token)).status).toBe(200)
      const more = await stage.post(`${path}/extend`, { until: '2027-01-31' }, bea.token)
      expect([more.status, more.json.group, more.json.contact.name]).toEqual([201, group, 'Bea'])
      const cancelled = await stage.post(`${path}/cancel`, {}, bea.token)
      expect([cancelled.status, cancelled.json.history.at(-1).by.name]).toEqual([200, 'Bea'])
    },
  )

  it('is left by whoever hosts no longer: by their link into the group and by the one they got for it', async () => {
    await using stage = await aStage()
    const { group, host, bea, booking } = await booked(stage)
    const path = `/api/bookings/${booking.id}`
    expect((await stage.get(path, booking.manageToken)).status).toBe(200)
    await stage.post(`/api/groups/${group}/members/${host.id}/role`, { role: 'member' }, bea.token)
    for (const token of [host.token, booking.manageToken]) {
      expect((await stage.get(path, token)).status).toBe(403)
      expect((await stage.post(`${path}/cancel`, {}, token)).status).toBe(403)
    }
    await stage.post(`/api/groups/${group}/members/${host.id}/role`, { role: 'host' }, bea.token)
    expect((await stage.get(path, booking.manageToken)).status).toBe(200)
  })

  itInTurn('is told to all hosts, each with a link of their own, and no more to whoever left', async () => {
    await using stage = await aStage()
    const { group, host, bea, booking } = await booked(stage)
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    await stage.manage(`/api/bookings/${booking.id}/approve`)
    await hear(walked)
    const mails = stage.world.mails.splice(0)
    expect(mails.map(({ to }) => to).toSorted()).toEqual(['ada@gruppe.example', 'bea@neben.example'])
    const [link] =
      /http\S+\/bookings\/\S+/.exec(mails.find(({ to }) => to.startsWith('bea'))?.text ?? '') ?? []
    const { pathname } = new URL(link ?? '')
    const page = await stage.world.call('GET', pathname)
    expect([page.status, page.text.includes('Spieleabend')]).toEqual([200, true])
    await stage.world.call('DELETE', `/api/groups/${group}/members/${bea.id}`, { token: host.token })
    expect((await stage.world.call('GET', pathname)).status).toBe(403)
    await stage.manage(`/api/bookings/${booking.id}/cancel`, { reason: 'Rohrbruch' })
    await hear(walked)
    expect(
      stage.world.mails.filter(({ subject }) => subject.includes('abgesagt') || subject.includes('Absage'))
        .length,
    ).toBe(0)
    expect(stage.world.mails.map(({ to }) => to)).not.toContain('bea@neben.example')
  })

  it('counts for the limits of the group, whichever of its hosts asks', async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    const { group, host, bea } = await booked(stage)
    const answers = []
    for (let day = 10; day < 16; day += 1)
      answers.push(await asks(stage, group, day % 2 === 0 ? host : bea, { date: `2026-12-${day}` }))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.json.limit).toBe('open')
  })

  it('stands beside the group as long as it holds time, and is given at once where the group is trusted', async () => {
    await using stage = await aStage()
    const { group, host, booking } = await booked(stage, weekly)
    const held = await readHeld(stage.world.ctx.table, group)
    expect(held.map(({ booking: id, dates }) => [id, dates.length])).toEqual([[booking.id, 4]])
    await stage.post(`/api/bookings/${booking.id}/cancel`, {}, host.token)
    expect(await readHeld(stage.world.ctx.table, group)).toEqual([])
  })
})

const steps: Record<string, object> = {
  cancel: {},
  move: { date: '2026-12-09', from: '09:00', to: '10:00' },
  extend: { until: '2027-01-31' },
  change: { purpose: 'Nähen', contact: { name: 'Ada' } },
}

describe('a meeting in the name of a group', () => {
  it('is founded by a host, and called off, moved and gone on with by any other', async () => {
    await using stage = await aStage()
    const { id: group, host } = await founded(stage)
    const bea = await joins(stage, group, 'Bea')
    await stage.post(`/api/groups/${group}/members/${bea.id}/role`, { role: 'host' }, host.token)
    const made = await stage.post(`/api/houses/${house}/meetings`, { ...aMeeting(), group }, host.token)
    expect([made.status, made.json.group]).toEqual([201, group])
    const path = `/api/meetings/${made.json.id}`
    const [first, second] = made.json.dates
    const kim = await joins(stage, group, 'Kim')
    expect((await stage.post(`${path}/dates/${first.key}/cancel`, {}, kim.token)).status).toBe(403)
    expect((await stage.post(`${path}/dates/${first.key}/cancel`, {}, bea.token)).status).toBe(200)
    const moved = await stage.post(
      `${path}/dates/${second.key}/move`,
      { from: '16:00', to: '18:00' },
      bea.token,
    )
    expect(moved.status).toBe(200)
    const more = await stage.post(
      `${path}/dates`,
      { date: '2027-01-12', from: '15:00', to: '17:00' },
      bea.token,
    )
    expect(more.status).toBe(201)
    await stage.post(`/api/groups/${group}/members/${host.id}/role`, { role: 'member' }, bea.token)
    expect((await stage.post(`${path}/change`, { title: 'Anders' }, made.json.manageToken)).status).toBe(403)
    expect((await stage.post(`${path}/change`, { title: 'Anders' }, bea.token)).status).toBe(200)
  })
})

describe('what a group does next', () => {
  it('stands on its page: for others what has a public name and was approved, for its people all of it', async () => {
    await using stage = await aStage()
    const { group, host, booking } = await booked(stage, weekly)
    const label = 'Offenes Nähen'
    const open = await asks(stage, group, host, { date: '2026-12-20', label })
    await stage.manage(`/api/bookings/${open.json.id}/approve`)
    const shown = await stage.world.call('GET', `/${house}/groups/${group}`)
    expect([shown.text.includes(label), shown.text.includes('Spieleabend')]).toEqual([true, false])
    const own = await stage.world.call('GET', `/${house}/groups/${group}/mine/${host.token}`)
    expect(own.text.match(/angefragt/g)).toHaveLength(4)
    expect(own.text).toContain(`/bookings/${booking.id}/${host.token}`)
    const kim = await joins(stage, group, 'Kim')
    const inside = await stage.world.call('GET', `/${house}/groups/${group}/mine/${kim.token}`)
    expect([inside.text.includes('Spieleabend'), inside.text.includes('/bookings/')]).toEqual([true, false])
  })

  it('is a calendar of what everybody may know', async () => {
    await using stage = await aStage()
    const { group, host } = await booked(stage)
    const label = 'Offenes Nähen'
    const open = await asks(stage, group, host, { ...weekly, date: '2026-12-20', label })
    await stage.manage(`/api/bookings/${open.json.id}/approve`)
    const { status, text } = await stage.world.call('GET', `/feeds/groups/${group}.ics`)
    expect(status).toBe(200)
    expect(text.match(/^SUMMARY:.*/gm)).toEqual([`SUMMARY:${label}`])
    expect(text).toContain('RRULE:FREQ=WEEKLY')
    expect(text).not.toContain('Ada')
    expect((await stage.world.call('GET', '/feeds/groups/zzzzzzzzzzzz.ics')).status).toBe(404)
  })

  it('is asked for in the usual form, which knows in whose name', async () => {
    await using stage = await aStage()
    const { group, host, bea } = await booked(stage)
    const as = `${group}.${host.token}`
    const page = await stage.world.call('GET', `/${house}/book?as=${as}`)
    expect(page.text).toContain('Ada für „Nähcafé“')
    expect(page.text).not.toContain('name="contact.email"')
    const fields = {
      as,
      rooms: 'seminarraum',
      date: '2026-12-14',
      from: '19:00',
      to: '21:00',
      purpose: 'Nähen',
    }
    const sent = await stage.world.call('POST', `/${house}/book`, { form: { ...fields, key: 'one' } })
    expect(sent.status).toBe(303)
    const { pathname } = new URL(sent.headers['location'] ?? '', 'http://treff.example')
    expect(pathname.endsWith(host.token)).toBe(true)
    const own = await stage.world.call('GET', pathname)
    expect([own.status, own.text.includes('Nähen')]).toEqual([200, true])
    // The role is lost while the form is open.
    await stage.post(`/api/groups/${group}/members/${host.id}/role`, { role: 'member' }, bea.token)
    const late = await stage.world.call('POST', `/${house}/book`, { form: { ...fields, key: 'two' } })
    expect(late.status).toBe(403)
    expect(await readHeld(stage.world.ctx.table, group)).toHaveLength(2)
  })
})
