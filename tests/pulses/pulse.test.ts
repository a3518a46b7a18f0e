import { describe, expect, it } from 'vitest'
import { founded, founder, joins, storedOf } from '../groups/a-group.ts'
import { aMeeting, aStage, house } from '../meetings/a-meeting.ts'
import { askingHouse, heldDays, moments, noContact, standing, stored, untilQuiet } from './a-pulse.ts'
import { settlePulses } from '../../functions/pulses/actions/settle-pulses.ts'
import { openPlace } from '../../functions/waitlist/actions/load.ts'
import { proved } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('a group with standing dates', () => {
  itInTurn(
    'is asked after some weeks and not in the holidays: each host once, though the timer runs again and again',
    async () => {
      await using stage = await askingHouse()
      const { until, bea } = await standing(stage)
      expect(await until('2026-12-22T08:00:00.000Z')).toEqual([])
      expect(await until(moments.holidays)).toEqual([])
      expect(await until('2027-01-06T22:00:00.000Z')).toEqual([])
      const mails = await until(moments.first)
      expect(mails.map(({ to }) => to).toSorted()).toEqual(['ada@gruppe.example', 'bea@neben.example'])
      for (const { subject } of mails) expect(subject).toContain('Bitte antworten')
      const [link = ''] =
        /http\S+\/bookings\/\S+/.exec(mails.find(({ to }) => to.startsWith('bea'))?.text ?? '') ?? []
      expect(link.endsWith(bea.token)).toBe(true)
      expect(await until('2027-01-13T08:00:00.000Z')).toEqual([])
    },
  )

  itInTurn('goes on with the yes of any host, and is asked again weeks later', async () => {
    await using stage = await askingHouse()
    const { until, bea, answer, id } = await standing(stage)
    await until(moments.first)
    const yes = await answer(bea.token, 'yes')
    expect([yes.status, yes.json.history.at(-1).what]).toEqual([200, 'pulse-yes'])
    expect((await answer(bea.token, 'yes')).json.version).toBe(yes.json.version)
    expect(await until('2027-02-03T08:00:00.000Z')).toEqual([])
    expect(await until('2027-02-04T08:00:00.000Z')).toHaveLength(2)
    expect(await heldDays(stage, id)).toHaveLength(26)
  })

  itInTurn('that says no gives up what is still to come', async () => {
    await using stage = await askingHouse()
    const { until, host, answer, id } = await standing(stage)
    await until(moments.first)
    expect((await answer(host.token, 'no')).status).toBe(200)
    expect((await heldDays(stage, id)).at(-1)).toBe('2027-01-06')
    expect(await until('2027-01-08T08:00:00.000Z')).toHaveLength(3)
    expect(await until('2027-06-01T08:00:00.000Z')).toEqual([])
  })

  itInTurn('is answered for by nobody else, and by the house on the telephone', async () => {
    await using stage = await askingHouse()
    const { until, group, answer, id } = await standing(stage)
    const kim = await joins(stage, group, 'Kim')
    const other = await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } })
    for (const token of [kim.token, other.host.token, 'wrong'])
      expect((await answer(token, 'no')).status, token).toBe(403)
    expect((await stage.post(`/api/pulses/${id}`, { answer: 'yes' })).status).toBe(401)
    expect((await stage.manage(`/api/pulses/${id}`, { answer: 'yes' })).status).toBe(200)
    expect((await stage.post('/api/pulses/nnnnnnnnnnnn', { answer: 'yes' }, kim.token)).status).toBe(404)
    const wrong = await answer(kim.token, 'perhaps' as 'no')
    expect([wrong.status, wrong.json.errors[0].pointer]).toEqual([422, '/answer'])
    await until(moments.first)
  })
})

describe('a group that says nothing', () => {
  itInTurn(
    'is asked twice, then others read so, and from a week later on one date after the other is free',
    async () => {
      await using stage = await askingHouse()
      const { until, group, id } = await standing(stage, { label: 'Nähen für alle' })
      await until(moments.first)
      expect(await until(moments.second)).toHaveLength(2)
      expect((await storedOf(stage, group)).group.seekingSince).toBeUndefined()
      const mails = await until(moments.quiet)
      expect(mails.filter(({ subject }) => subject.includes('Bitte melden Sie sich'))).toHaveLength(2)
      expect(mails.filter(({ subject }) => subject.includes('Niemand meldet sich'))).toHaveLength(1)
      const page = await stage.world.call('GET', `/${house}/groups/${group}`)
      expect(page.text).toContain('bitte nachfragen')
      expect(await heldDays(stage, id)).toContain('2027-02-03')
      const freed = await until(moments.freed)
      expect(freed.filter(({ text }) => text.includes('für andere frei'))).toHaveLength(2)
      expect(await heldDays(stage, id)).not.toContain('2027-02-03')
      expect(await heldDays(stage, id)).toContain('2027-02-10')
      await until('2027-02-03T19:00:00.000Z')
      expect(await heldDays(stage, id)).not.toContain('2027-02-10')
      expect(await heldDays(stage, id)).toContain('2027-02-17')
    },
  )

  itInTurn('comes back in time and keeps every date that it still has', async () => {
    await using stage = await askingHouse()
    const { until, host, answer, id, group } = await standing(stage)
    await untilQuiet(until)
    expect((await storedOf(stage, group)).group.seekingSince).toBe(moments.quiet)
    expect((await answer(host.token, 'yes')).status).toBe(200)
    expect((await storedOf(stage, group)).group.seekingSince).toBeUndefined()
    await until(moments.freed)
    expect(await heldDays(stage, id)).toHaveLength(26)
    expect((await stored(stage, id)).pulse?.quietSince).toBeUndefined()
  })

  itInTurn('loses its time to whoever waits for it, and not before', async () => {
    await using stage = await askingHouse()
    const { until } = await standing(stage)
    const otto = { name: 'Otto', email: 'otto@neben.example' }
    const wish = { ...noContact, date: '2027-02-03', contact: otto }
    const place = await stage.post(`/api/houses/${house}/queue`, wish)
    expect(place.status).toBe(201)
    const { ctx } = stage.world
    await proved(ctx, (await openPlace(ctx, place.json.id)).place)
    await untilQuiet(until)
    const stateOf = async () =>
      (await stage.get(`/api/queue/${place.json.id}`, place.json.manageToken)).json.state
    expect(await stateOf()).toBe('waiting')
    await until(moments.freed)
    expect(await stateOf()).toBe('offered')
  })

  itInTurn('has its members asked who goes on; whoever does comes beside its silent hosts', async () => {
    await using stage = await askingHouse()
    const { until, group, answer } = await standing(stage)
    const kim = await joins(stage, group, 'Kim')
    await untilQuiet(until)
    expect((await stage.post(`/api/groups/${group}/take-over`, {}, kim.token)).status).toBe(200)
    const { hosts, group: now } = await storedOf(stage, group)
    expect([hosts.toSorted(), now.hosts, now.seekingSince]).toEqual([['Ada', 'Bea', 'Kim'], 3, undefined])
    expect((await answer(kim.token, 'yes')).status).toBe(200)
  })
})

it('yes, no and the timer at once: it is one of the two, and never half of each', async () => {
  await using stage = await askingHouse()
  const { until, host, bea, answer, id } = await standing(stage)
  await untilQuiet(until)
  stage.world.clock.set(moments.freed)
  const [yes, no] = await Promise.all([
    answer(host.token, 'yes'),
    answer(bea.token, 'no'),
    settlePulses(stage.world.ctx),
  ])
  expect([yes.status, no.status]).toEqual([200, 200])
  // The no counts whenever it came; what is over stays.
  expect((await heldDays(stage, id)).at(-1)).toBe('2027-01-27')
  expect((await stored(stage, id)).pulse).toBeUndefined()
})

it('of a meeting others read on every page that nobody has answered', async () => {
  await using stage = await askingHouse()
  const { id: group, host } = await founded(stage)
  const meeting = {
    ...aMeeting({ date: '2026-12-02', repeat: { every: 'week', count: 26 }, contact: undefined }),
    group,
  }
  const made = await stage.post(`/api/houses/${house}/meetings`, meeting, host.token)
  await stage.manage(`/api/bookings/${made.json.booking}/approve`)
  const pages = [
    'programme?from=2027-01-25',
    `meetings/${made.json.id}`,
    `meetings/${made.json.id}/2027-01-27T15:00`,
  ]
  const said = async () =>
    Promise.all(
      pages.map(async (page) =>
        /nachfragen|fragen Sie vorher/.test((await stage.world.call('GET', `/${house}/${page}`)).text),
      ),
    )
  expect(await said()).toEqual([false, false, false])
  for (const moment of [moments.holidays, moments.first, moments.second, moments.quiet]) {
    stage.world.clock.set(moment)
    await settlePulses(stage.world.ctx)
  }
  expect(await said()).toEqual([true, true, true])
})

describe('nobody is asked', () => {
  itInTurn('in a house that does not want it, about single dates, or about what is nearly over', async () => {
    await using stage = await aStage()
    const { until, id } = await standing(stage)
    expect(await until('2027-01-07T08:00:00.000Z')).toEqual([])
    expect((await stored(stage, id)).pulse?.at).toBe('2027-02-04T08:00:00.000Z')
    await using asking = await askingHouse()
    const short = await standing(asking, { repeat: { every: 'week', count: 3 } })
    expect(await short.until('2027-02-07T08:00:00.000Z')).toEqual([])
    expect(await asking.world.ctx.table.due('pulse', '9')).toEqual([])
  })

  itInTurn('twice because one of them fails: the others have their turn', async () => {
    await using stage = await askingHouse()
    const one = await standing(stage)
    const choir = await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } })
    const wish = {
      ...noContact,
      from: '08:00',
      to: '09:00',
      date: '2026-12-02',
      repeat: { every: 'week', count: 26 },
    }
    const other = await stage.post(
      `/api/houses/${house}/bookings`,
      { ...wish, group: choir.id },
      choir.host.token,
    )
    await stage.manage(`/api/bookings/${other.json.id}/approve`)
    const { ctx, clock } = stage.world
    const get: typeof ctx.table.get = async (key, options) => {
      if (key.sk === one.id) throw new Error('the table does not answer')
      return ctx.table.get(key, options)
    }
    clock.set(moments.first)
    await settlePulses({ ...ctx, table: { ...ctx.table, get } })
    expect([
      (await stored(stage, one.id)).pulse?.asked,
      (await stored(stage, other.json.id)).pulse?.asked,
    ]).toEqual([[], [moments.first]])
  })
})

it('by their link they answer with one button; a no asks once more, and an old form decides nothing', async () => {
  await using stage = await askingHouse()
  const { until, host, id } = await standing(stage)
  const path = `/bookings/${id}/${host.token}`
  expect((await stage.world.call('GET', path)).text).not.toContain('name="answer"')
  await until(moments.first)
  const { text } = await stage.world.call('GET', path)
  expect(text).toContain('Treffen Sie sich noch?')
  expect(text).toContain('name="answer"')
  const form = (fields: Record<string, string>) =>
    stage.world.call('POST', `${path}/pulse`, { form: fields } as never)
  const { version } = await stored(stage, id)
  await form({ answer: 'no', version: String(version - 1) })
  expect(await heldDays(stage, id)).toHaveLength(26)
  await form({ answer: 'yes' })
  expect((await stored(stage, id)).history.at(-1)?.what).toBe('pulse-yes')
  expect((await stage.world.call('GET', path)).text).not.toContain('name="answer"')
})
