import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'

interface Read {
  summary: string
  status: string
  sequence: number
  rule: string | undefined
  except: string[]
  start: string
  uid: string
}

async function eventsIn(stage: Staged, path: string): Promise<Read[]> {
  const { status, text, headers } = await stage.get(path)
  expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  return events.map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    summary: String(event.getFirstPropertyValue('summary')),
    status: String(event.getFirstPropertyValue('status')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    rule: event.getFirstPropertyValue('rrule')?.toString(),
    except: event.getAllProperties('exdate').map((property) => String(property.getFirstValue())),
    start: String(event.getFirstPropertyValue('dtstart')),
  }))
}

describe('the calendar of a meeting', () => {
  it('is one event with a rule; what is cancelled is taken out and stands there crossed out', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const path = `/${house}/meetings/${meeting.id}/calendar.ics`
    const [before, ...none] = await eventsIn(stage, path)
    expect(none).toEqual([])
    expect(before).toMatchObject({ summary: 'Sprachcafé', start: '2026-12-08T15:00:00' })
    expect(before?.rule).toMatch(/^FREQ=WEEKLY/)
    await stage.manage(`/api/meetings/${meeting.id}/dates/2026-12-15T15:00/cancel`, { reason: 'Krank.' })
    const after = await eventsIn(stage, path)
    expect(after.map(({ summary, status }) => [summary, status])).toEqual([
      ['Sprachcafé', 'CONFIRMED'],
      ['Fällt aus: Sprachcafé', 'CANCELLED'],
    ])
    expect(after[0]?.except).toEqual(['2026-12-15T15:00:00'])
    expect(after[0]?.sequence).toBeGreaterThan(before!.sequence)
    expect(after[0]?.uid).toBe(before?.uid)
  })

  it('answers with nothing new as long as nothing changed, and says nothing of who comes or how to get in', async () => {
    await using stage = await aStage()
    const accessData = { text: 'https://treffen.example/raum' }
    const meeting = await founded(stage, { venue: { kind: 'online' }, accessData })
    await stage.post(`/api/meetings/${meeting.id}/dates/2026-12-08T15:00/attendances`, {
      heads: 1,
      name: 'Mia Muster',
    })
    const path = `/${house}/programme.ics`
    const { headers, text } = await stage.get(path)
    expect(text).not.toMatch(/Muster|treffen\.example\/raum/)
    const known = { 'if-none-match': headers['etag'] }
    expect((await stage.world.call('GET', path, { headers: known })).status).toBe(304)
    await stage.manage(`/api/meetings/${meeting.id}/change`, { title: 'Sprachcafé am Dienstag' })
    expect((await stage.world.call('GET', path, { headers: known })).status).toBe(200)
  })

  it('of the programme is searched like the programme, and of one date is one event', async () => {
    await using stage = await aStage()
    const venue = { kind: 'outdoors', place: 'Park' }
    await founded(stage, { title: 'Spaziergang', audience: ['seniors'], venue })
    const meeting = await founded(stage, { venue })
    const found = await eventsIn(stage, `/${house}/programme.ics?audience=seniors`)
    expect(found.map(({ summary }) => summary)).toEqual(['Spaziergang'])
    const one = await eventsIn(stage, `/${house}/meetings/${meeting.id}/2026-12-22T15:00/calendar.ics`)
    expect(one).toMatchObject([{ start: '2026-12-22T15:00:00' }])
    expect((await stage.get(`/${house}/meetings/000000000000/calendar.ics`)).status).toBe(404)
  })

  it('of a date keeps its name for ever, so that a calendar that has several of them tells them apart', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const at = (key: string) => `/${house}/meetings/${id}/${key}/calendar.ics`
    const [first] = await eventsIn(stage, at('2026-12-08T15:00'))
    const [second] = await eventsIn(stage, at('2026-12-15T15:00'))
    expect(second!.uid).not.toBe(first!.uid)
    await stage.manage(`/api/meetings/${id}/dates/2026-12-08T15:00/move`, { from: '16:00', to: '18:00' })
    const [moved] = await eventsIn(stage, at('2026-12-08T15:00'))
    expect(moved).toMatchObject({ uid: first!.uid, start: '2026-12-08T16:00:00' })
    expect(moved!.sequence).toBeGreaterThan(first!.sequence)
    await stage.manage(`/api/meetings/${id}/dates/2026-12-08T15:00/cancel`)
    const [gone] = await eventsIn(stage, at('2026-12-08T15:00'))
    expect(gone).toMatchObject({ uid: first!.uid, status: 'CANCELLED' })
    expect(gone!.sequence).toBeGreaterThan(moved!.sequence)
  })

  it('begins where the series began, also when that is long ago', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { repeat: { every: 'week', count: 26 } })
    stage.world.clock.set('2027-04-20T09:00:00.000Z')
    const [series] = await eventsIn(stage, `/${house}/meetings/${id}/calendar.ics`)
    expect(series).toMatchObject({ start: '2026-12-08T15:00:00', except: [] })
  })

  it('says what is once a month, or every other week, as one event', async () => {
    await using stage = await aStage()
    for (const [repeat, rule] of [
      [{ every: 'month', count: 4 }, /^FREQ=MONTHLY/],
      [{ every: 'week', interval: 2, count: 4 }, /^FREQ=WEEKLY.*INTERVAL=2/],
    ] as const) {
      const venue = { kind: 'outdoors', place: 'Park' }
      const { id } = await founded(stage, { repeat, venue })
      const [event, ...others] = await eventsIn(stage, `/${house}/meetings/${id}/calendar.ics`)
      expect([others, event!.rule]).toEqual([[], expect.stringMatching(rule)])
    }
  })

  it('of a meeting that has ended says so of every date that was to come', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await stage.manage(`/api/meetings/${id}/end`, { reason: 'Wir hören auf.' })
    const left = await eventsIn(stage, `/${house}/meetings/${id}/calendar.ics`)
    expect(left.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'CANCELLED'))
  })
})
