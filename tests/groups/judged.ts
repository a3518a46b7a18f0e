import type { Judging } from '../../functions/groups/rules/trust.ts'
import type { Group } from '../../functions/groups/schema.ts'
import type { AgreementHead } from '../../functions/houses/schema/agreement.ts'

export const now = '2026-12-01T09:00:00.000Z'

/** A group as its rules see it. */
export const aGroup = (change: Partial<Group> = {}): Group => ({
  id: 'grp000000001',
  house: 'aef',
  name: 'Nähcafé',
  purpose: 'Nähen',
  languages: [],
  audience: [],
  joining: 'open',
  state: 'active',
  language: 'de',
  hosts: 1,
  members: 1,
  createdAt: '2026-06-01T09:00:00.000Z',
  updatedAt: '2026-06-01T09:00:00.000Z',
  version: 1,
  ...change,
})

export const judging = (house: Partial<Judging['house']> = {}, more: Partial<Judging> = {}): Judging => ({
  house: { timeZone: 'Europe/Berlin', ...house },
  agreements: [],
  vouchers: [],
  ...more,
})

export const noShow = (date: string) => ({ kind: 'no-show' as const, date, words: 'Niemand kam.', at: now })
export const said = (trusted: boolean) => ({ trusted, reason: 'Wir kennen sie.', at: now })
export const vouches = ['grp000000002', 'grp000000003'].map((group) => ({ group, name: group, at: now }))

export const key = (change: Partial<AgreementHead> = {}): AgreementHead => ({
  id: 'agreement001',
  title: 'Schlüssel',
  version: 2,
  since: '2026-10-01T09:00:00.000Z',
  ...change,
})
export const accepted = [{ agreement: 'agreement001', version: 2, at: now, by: 'Ada' }]
