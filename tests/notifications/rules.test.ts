import { describe, expect, it } from 'vitest'
import { failed, pauses } from '../../functions/notifications/rules/delivery.ts'
import type { OutboxMail } from '../../functions/notifications/schema.ts'

describe('a mail that does not go', () => {
  const now = '2026-12-01T09:00:00.000Z'
  const aMail = (change: Partial<OutboxMail> = {}): OutboxMail => ({
    id: '000000000000',
    state: 'pending',
    house: 'aef',
    createdAt: now,
    attempts: 1,
    ...change,
  })

  it('is tried for two days, with pauses that grow', () => {
    expect(pauses.every((pause, place) => place === 0 || pause >= pauses[place - 1]!)).toBe(true)
    expect(pauses.reduce((sum, pause) => sum + pause, 0) / 60).toBeGreaterThan(48)
    expect(failed(aMail(), { fault: 'unreachable' }, { now })).toMatchObject({
      dueAt: '2026-12-01T09:01:00.000Z',
    })
    expect(failed(aMail({ attempts: 5 }), { fault: 'deferred' }, { now })).toMatchObject({
      dueAt: '2026-12-01T13:00:00.000Z',
    })
  })

  it('is parked after the last try, and at once if the recipient does not exist', () => {
    const last = failed(aMail({ attempts: pauses.length + 1 }), { fault: 'unreachable' }, { now })
    expect(last).toMatchObject({ state: 'parked', trouble: { fault: 'unreachable', at: now } })
    expect(last.dueAt).toBeUndefined()
    expect(failed(aMail(), { fault: 'refused', status: 550 }, { now })).toMatchObject({
      state: 'parked',
      trouble: { fault: 'refused', status: 550 },
    })
  })

  it('is given up when it is worth nothing before the next try, or when nobody could look after it', () => {
    const overAt = '2026-12-01T09:10:00.000Z'
    const { house: _house, ...mail } = aMail()
    expect(failed(mail, { fault: 'unreachable' }, { now, overAt }).state).toBe('pending')
    expect(failed({ ...mail, attempts: 3 }, { fault: 'unreachable' }, { now, overAt }).state).toBe('closed')
    expect(failed(aMail({ attempts: 3 }), { fault: 'unreachable' }, { now, overAt }).state).toBe('closed')
    expect(failed(mail, { fault: 'refused' }, { now })).toMatchObject({ state: 'closed', endedAt: now })
  })
})
