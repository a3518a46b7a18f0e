import { expect } from 'vitest'
import type { Item } from '../../shared/table/write.ts'
import type { Walked } from './meetings-time.ts'
import { headsOf, isReleased, keptOf, seenState, those, headsBefore } from './meetings-model.ts'
import type { Model, Party } from './meetings-model.ts'

/** Compares what everybody is shown with what is on paper. */
export async function compare(walked: Walked, key: string): Promise<void> {
  const { stage, meeting, model } = walked
  const shown = (await stage.get(`/api/meetings/${meeting.id}`, meeting.manageToken)).json
  expect(shown.state).toBe(model.isShown ? 'published' : 'paused')
  expect(shown.dates.map(dateShown).toSorted(byKey)).toEqual(model.dates.map((day) => dateMeant(model, day)))
  const path = `/api/meetings/${meeting.id}/dates/${key}`
  const list = (await stage.get(`${path}/attendances`, meeting.manageToken)).json
  const people = list.attendances.map(({ id, heads, state }: any) => ({ id, heads, state }))
  expect(people).toEqual(
    those(model, key, 'coming', 'waiting', 'offered', 'expired').map((party) => ({
      id: party.id,
      heads: party.heads,
      state: seenState(model, party),
    })),
  )
  const { duties, safe } = (await stage.get(`${path}/duties`, meeting.manageToken)).json
  const helping = (duty: string) =>
    model.helpers.filter((each) => each.key === key && each.duty === duty).length
  expect(duties.map(({ duty, taken }: any) => [duty, taken.length])).toEqual([
    ['key', helping('key')],
    ['tea', helping('tea')],
  ])
  expect(safe).toBe(helping('key') > 0)
  for (const party of those(model, key, 'coming', 'waiting', 'offered')) await comparePage(walked, party)
}

/** What somebody sees of their own coming: how to get in only who comes, and only when its hour has come. */
async function comparePage({ stage, model }: Walked, party: Party): Promise<void> {
  const { state, before, accessData } = (await stage.get(`/api/attendances/${party.id}`, party.token)).json
  const seen = seenState(model, party)
  const { text, version } = model.access
  expect({ state, before, accessData }).toEqual({
    state: seen,
    before: seen === 'waiting' ? headsBefore(model, party) : undefined,
    accessData: seen === 'coming' && isReleased(model, party.key) ? { text, version } : undefined,
  })
}

function dateShown({ key, date, from, to, state, venue, places }: any) {
  const isOn = state === 'planned' || state === 'moved'
  return { key, date, from, to, isOn, isOnline: venue.kind === 'online', places }
}

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)

function dateMeant(model: Model, { key, date, from, to, isOn, isOnline }: Model['dates'][number]) {
  const [taken, waiting] = [those(model, key, 'coming', 'offered'), those(model, key, 'waiting')].map(headsOf)
  const { places: all } = model.terms
  const kept = keptOf(model, key)
  const places = all === undefined ? undefined : { all, taken, waiting, ...(kept > 0 ? { kept } : {}) }
  return { key, date, from, to, isOn, isOnline, places }
}

/** Mails that tell of a free place and how to get in: exactly those that are meant, each once. */
export function compareMails({ stage: { world }, model }: Walked): void {
  const kinds = ['Ein Platz ist frei', 'So kommen Sie dazu', 'Neuer Zugang']
  const sent = world.mails.flatMap(({ to, subject }) => {
    const [kind = ''] = subject.split(':')
    return kinds.includes(kind) && to.startsWith('gast-') ? [`${to} ${kind}`] : []
  })
  expect(sent.toSorted()).toEqual(model.mails.toSorted())
}

/** In the table, past the product: everybody is there as they are on paper, and the counts are their sums. */
export function compareTable(items: readonly Item[], { parties, dates }: Model): void {
  const stored = items.filter(({ type }) => type === 'attendance')
  const line = ({ id, state, heads }: any) => `${id} ${state} ${heads}`
  expect(stored.map(line).toSorted()).toEqual(parties.map(line).toSorted())
  for (const { key } of dates) {
    const counts = items.find((item) => item['type'] === 'date-counts' && item['key'] === key) ?? {}
    const own = parties.filter((party) => party.key === key)
    const there = own.filter(({ state }) => state === 'coming' || state === 'offered')
    expect({ ...countsOf(counts), key }).toEqual({
      key,
      taken: headsOf(there),
      regulars: headsOf(there.filter(({ isNew }) => !isNew)),
      waiting: headsOf(own.filter(({ state }) => state === 'waiting')),
    })
  }
}

function countsOf({ taken = 0, regulars = 0, waiting = 0 }: Record<string, any>) {
  return { taken, regulars, waiting }
}
