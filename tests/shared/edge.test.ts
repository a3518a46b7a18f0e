import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, it } from 'vitest'
import { entry } from '../../functions/entry.ts'
import { spend } from '../../shared/limit.ts'
import { jsonLog, withFacts } from '../../shared/log.ts'
import { lazyMail, noMail } from '../../shared/mail.ts'
import type { StreamRecord } from '../../shared/stream.ts'
import { aWorld } from '../support/world.ts'

const key = { pk: 'A', sk: 'B' }
const change = (id: string, images: object) => ({
  eventID: `event-${id}`,
  eventName: 'MODIFY',
  eventSource: 'aws:dynamodb',
  dynamodb: { SequenceNumber: id, Keys: marshall(key), ...images },
})

describe('a function that hears the stream', () => {
  it('gets changes as plain items and gives back those that it could not take', async () => {
    await using world = await aWorld()
    const heard: StreamRecord[] = []
    const stream = async (_: unknown, records: readonly StreamRecord[]) => {
      heard.push(...records)
      return [records[1]!.id]
    }
    const handler = entry({ stream }, { context: world.ctx })
    const NewImage = marshall({ ...key, type: 'booking', count: 2, list: ['x', { y: true }] })
    const OldImage = marshall({ ...key, type: 'booking' })
    const answer = await handler({ Records: [change('1', { NewImage }), change('2', { OldImage })] })
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
    expect(heard).toEqual([
      {
        id: '1',
        name: 'MODIFY',
        type: 'booking',
        new: { ...key, type: 'booking', count: 2, list: ['x', { y: true }] },
      },
      { id: '2', name: 'MODIFY', type: 'booking', old: { ...key, type: 'booking' } },
    ])
  })

  it('fails as a whole if it throws, so that all come again', async () => {
    await using world = await aWorld()
    const stream = () => Promise.reject(new Error('no'))
    await expect(entry({ stream }, { context: world.ctx })({ Records: [change('1', {})] })).rejects.toThrow(
      'no',
    )
  })
})

describe('a function that is woken up by a timer', () => {
  it('does what the timer is called', async () => {
    await using world = await aWorld()
    const done: string[] = []
    const schedules = { tidy: async () => void done.push('tidy') }
    const handler = entry({ schedules }, { context: world.ctx })
    await handler({ schedule: 'tidy' })
    expect(done).toEqual(['tidy'])
    await expect(handler({ schedule: 'constructor' })).rejects.toThrow('No schedule')
  })
})

describe('a limit', () => {
  it('lets so many through, all at once or one by one, and again in the next window', async () => {
    await using world = await aWorld({ now: '2026-12-01T09:20:00.000Z' })
    const one = { purpose: 'test', of: 'mia', most: 3, minutes: 60 }
    const rush = await Promise.allSettled(Array.from({ length: 9 }, () => spend(world.ctx, one)))
    expect(rush.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    await expect(spend(world.ctx, one)).rejects.toMatchObject({
      kind: 'too-many',
      code: 'too-many-requests',
      facts: { retryAfter: 2400 },
    })
    await spend(world.ctx, { ...one, of: 'noah' })
    world.clock.advance(40)
    await spend(world.ctx, one)
  })
})

describe('the log', () => {
  it('says one line of JSON, from its level on', () => {
    const lines: string[] = []
    const log = withFacts(
      jsonLog('info', (line) => lines.push(line)),
      { requestId: 'r' },
    )
    log.debug('a')
    log.info('b', { status: 200 })
    log.error('c')
    expect(lines).toEqual([
      '{"level":"info","message":"b","requestId":"r","status":200}',
      '{"level":"error","message":"c","requestId":"r"}',
    ])
  })
})

describe('mail', () => {
  const mail = { to: 'a@aef.example', subject: 's', text: 't', html: 'h', messageId: 'm' }
  it('connects once, when the first one goes', async () => {
    let connections = 0
    const sent: unknown[] = []
    const lazy = lazyMail(async () => {
      connections++
      return { send: async (message) => void sent.push(message) }
    })
    expect(connections).toBe(0)
    await Promise.all([lazy.send(mail), lazy.send(mail)])
    expect({ connections, sent: sent.length }).toEqual({ connections: 1, sent: 2 })
  })

  it('goes from no function that has no transport', async () =>
    expect(noMail.send(mail)).rejects.toThrow('sends no mail'))
})
