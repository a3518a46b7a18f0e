import type { OutboxMail } from '../../functions/notifications/schema.ts'

export const now = '2026-12-01T09:00:00.000Z'

/** A mail in the midst of its first try. */
export const aMail = (change: Partial<OutboxMail> = {}): OutboxMail => ({
  id: 'qeahhv3esmrn',
  state: 'pending',
  house: 'aef',
  createdAt: now,
  attempts: 1,
  ...change,
})
