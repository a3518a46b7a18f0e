import { describe, expect, it } from 'vitest'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { booked, counting, deliver, eventsIn, feedOf, signedIn } from './reading.ts'

const path = '/aef/calendar.ics'

/** What DynamoDB says when it cannot keep up. */
const throttled = Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' })

describe('the answer', () => {
  it('is a calendar to look at again after a quarter of an hour, with a strong tag', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    await booked(world, manager)
    const { headers } = await world.call('GET', '/aef/rooms/teekueche/calendar.ics')
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'public, max-age=900',
      'content-disposition': 'inline; filename="aef-teekueche.ics"',
    })
    expect(headers['etag']).toMatch(/^"[\w-]{27}"$/)
    expect(headers['vary']).toBe('accept-encoding')
    for (const name of ['last-modified', 'x-robots-tag', 'set-cookie', 'location']) {
      expect(headers).not.toHaveProperty(name)
    }
  })

  it('to HEAD has the same headers and the same length', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    await booked(world, manager, { label: 'Gäste' })
    const whole = await world.call('GET', path)
    const head = await world.call('HEAD', path)
    for (const name of ['etag', 'content-type', 'cache-control', 'content-disposition']) {
      expect(head.headers[name]).toBe(whole.headers[name])
    }
    // Whether the gateway cuts the body off or the function does.
    expect(Number(head.headers['content-length'] ?? head.bytes.length)).toBe(whole.bytes.length)
    expect(
      (await world.call('HEAD', path, { headers: { 'if-none-match': whole.headers['etag'] } })).status,
    ).toBe(304)
  })

  it('has another tag when its bytes are others, and in each language one of its own', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const tag = async (from: string) => (await world.call('GET', from)).headers['etag']
    const [room, english] = ['/aef/rooms/seminarraum/calendar.ics', `${path}?lang=en`]
    const tags = async () => [await tag(path), await tag(room), await tag(english)]
    const before = await tags()
    await booked(world, manager)
    await deliver(world)
    expect(new Set([...before, ...(await tags())]).size).toBe(6)
  })

  it('is nothing that a shared cache keeps for somebody who is signed in', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const cookies = await signedIn(world, manager)
    expect((await world.call('GET', path, { cookies })).headers['cache-control']).toBe('private, no-store')
  })
})

describe('a reader whose copy is right', () => {
  it('hears so for one read of half a unit', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    await booked(world, manager)
    await deliver(world)
    const { headers } = await world.call('GET', path)
    const { call, cost } = counting(world)
    const again = await call('GET', path, { headers: { 'if-none-match': headers['etag'] } })
    expect(again).toMatchObject({ status: 304, text: '', headers: { etag: headers['etag'] } })
    expect(again.headers['cache-control']).toBe('public, max-age=900')
    expect(cost).toEqual({ calls: ['GetItem'], units: 0.5, consistent: [] })
  })

  it('may know several tags, weak ones too, and asks by time in vain', async () => {
    await using world = await aWorld({ stream: true })
    await found(world)
    const { headers } = await world.call('GET', path)
    const tag = headers['etag']!
    const ask = async (known: Record<string, string>) =>
      (await world.call('GET', path, { headers: known })).status
    expect(await ask({ 'if-none-match': `W/${tag}` })).toBe(304)
    expect(await ask({ 'if-none-match': `"x", ${tag} , W/"y"` })).toBe(304)
    expect(await ask({ 'if-none-match': '*' })).toBe(304)
    expect(await ask({ 'if-none-match': tag.slice(1, -1) })).toBe(200)
    expect(await ask({ 'if-none-match': `"${tag.slice(1, 9)}"` })).toBe(200)
    expect(await ask({ 'if-modified-since': 'Fri, 01 January 2100 00:00:00 GMT' })).toBe(200)
    expect(
      await ask({ 'if-none-match': '"other"', 'if-modified-since': 'Fri, 01 January 2100 00:00:00 GMT' }),
    ).toBe(200)
  })

  it('costs one who has no copy two reads, once somebody else had it rendered and kept', async () => {
    await using world = await aWorld({ stream: true })
    await found(world)
    const { call, cost } = counting(world)
    await call('GET', path)
    const first = cost.calls.splice(0)
    await call('GET', path)
    expect(first).toEqual(['GetItem', 'Query', 'Query', 'Query', 'PutItem', 'UpdateItem'])
    expect(cost.calls).toEqual(['GetItem', 'GetItem'])
  })
})

describe('what does not work', () => {
  it('is told in plain text: unknown houses, rooms and secrets are not found', async () => {
    await using world = await aWorld({ stream: true })
    await found(world)
    const secrets = [
      'x.ics',
      `${'a'.repeat(32)}.ics`,
      'a'.repeat(32),
      `${'a'.repeat(500)}.ics`,
      '%00.ics',
      '%F0%9F%A7%B5.ics',
    ]
    const paths = [
      '/nope/calendar.ics',
      '/aef/rooms/nope/calendar.ics',
      '/AEF/calendar.ics',
      ...secrets.map((each) => `/feeds/${each}`),
    ]
    for (const each of paths) {
      const { status, headers, text } = await world.call('GET', each)
      expect({ each, status, type: headers['content-type'] }).toEqual({
        each,
        status: 404,
        type: 'text/plain; charset=utf-8',
      })
      expect(text).toContain('Diesen Kalender gibt es nicht.')
    }
  })

  it('leaves nothing behind for a house that does not exist', async () => {
    await using world = await aWorld({ stream: true })
    await found(world)
    const { call, cost } = counting(world)
    await call('GET', '/nope/calendar.ics')
    expect(cost.calls).toEqual(['GetItem', 'Query'])
  })

  it('asks to come back later when the table cannot keep up', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const secret = await feedOf(world, manager)
    const { call } = counting(world, () => {
      throw throttled
    })
    for (const each of [path, secret.path]) {
      const answer = await call('GET', each)
      expect(answer.status).toBe(503)
      expect(answer.headers).toMatchObject({
        'retry-after': '120',
        'content-type': 'text/plain; charset=utf-8',
      })
    }
  })

  it('does not keep the calendar from whoever asks, if only its tag cannot be kept', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    await booked(world, manager)
    const { call } = counting(world, (operation) => {
      if (operation === 'UpdateItem') throw throttled
    })
    const answer = await call('GET', path)
    expect(eventsIn(answer.text)).toHaveLength(1)
    expect(
      world.logs.some(({ level, message }) => level === 'warn' && String(message).includes('not kept')),
    ).toBe(true)
  })

  it('says nothing of a tag that was not kept because something changed meanwhile', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    let isChanged = false
    const { call } = counting(world, async (operation) => {
      if (operation !== 'UpdateItem' || isChanged) return
      isChanged = true
      await booked(world, manager)
      await deliver(world)
    })
    const { headers } = await call('GET', path)
    expect(isChanged).toBe(true)
    expect(world.logs.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([])
    const again = await world.call('GET', path, { headers: { 'if-none-match': headers['etag'] } })
    expect([again.status, eventsIn(again.text).length]).toEqual([200, 1])
  })
})
