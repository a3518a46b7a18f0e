import { expect } from 'vitest'
import { addMinutes } from '../../shared/time/civil.ts'
import { dayAt, isEntered, picked, said, some } from './meetings-answers.ts'
import type { Act } from './meetings-answers.ts'
import { beginningOf, dayOf, endOf, hasRoom, headsOf, seenState, startOf, those } from './meetings-model.ts'
import type { Day, Model, Party } from './meetings-model.ts'
import type { Operation } from './meetings-operations.ts'

/** What people do who come, or would like to. */
export const guests = {
  async signUp({ stage, meeting, model }, operation) {
    const day = picked(model, operation)
    const party = newParty(model, operation, day)
    const fate = fateOf(model, party)
    const path = `/api/meetings/${meeting.id}/dates/${day.key}/attendances`
    const answer = await stage.post(path, bodyOf(party))
    if (said(answer, fate)) enter(model, party, fate, answer.json)
  },

  async several({ stage, meeting, model }, operation) {
    const days = [dayAt(model, operation.date), dayAt(model, operation.date + 1)]
    const parties = days.map((day) => newParty(model, operation, day))
    const fates = parties.map((party) => fateOf(model, party))
    const path = `/api/meetings/${meeting.id}/attendances`
    const keys = days.map(({ key }) => key)
    const answer = await stage.post(path, { ...bodyOf(parties[0]!), keys })
    const isRefused = fates.every((fate) => !isEntered(fate))
    if (!said(answer, isRefused ? fates.at(-1)! : 'done')) return
    for (const [at, { refused, attendance }] of answer.json.dates.entries()) {
      enter(model, parties[at]!, fates[at]!, attendance ?? { state: refused })
    }
  },

  async heads({ stage, model }, { pick, heads }) {
    const party = some(pick % 8 === 0 ? model.parties : present(model), pick)
    if (party === undefined) return
    const state = seenState(model, party)
    const day = dayOf(model, party.key)
    const more = { isNew: party.isNew, heads: heads - party.heads }
    const isCrowded = state === 'coming' && more.heads > 0 && !hasRoom(model, party.key, more)
    const fate =
      state !== 'coming' && state !== 'waiting'
        ? 'already-decided'
        : startOf(day) <= model.now
          ? 'in-the-past'
          : !day.isOn
            ? 'registration-closed'
            : more.heads > 0 && isTooLarge(model, heads)
              ? 'more-than-places'
              : isCrowded
                ? 'full'
                : 'done'
    const answer = await stage.post(`/api/attendances/${party.id}/change`, { heads }, party.token)
    if (said(answer, fate)) party.heads = heads
  },

  async leave({ stage, model }, { pick }) {
    const party = some(pick % 8 === 0 ? model.parties : present(model), pick)
    if (party === undefined) return
    const isGone = party.state === 'left' || party.state === 'expired'
    const isLate = !isGone && startOf(dayOf(model, party.key)) <= model.now
    const answer = await stage.post(`/api/attendances/${party.id}/leave`, {}, party.token)
    if (said(answer, isLate ? 'in-the-past' : 'done') && !isGone) party.state = 'left'
  },

  async accept({ stage, model }, { pick }) {
    const offered = model.parties.filter(({ state }) => state === 'offered')
    const party = some(offered.length > 0 ? offered : model.parties, pick)
    if (party === undefined) return
    const day = dayOf(model, party.key)
    // Of a date at another time somebody says yes again, before it begins.
    const isAsked = day.isOn && party.agreed !== beginningOf(day)
    const fates = {
      coming: !day.isOn
        ? 'registration-closed'
        : isAsked && startOf(day) <= model.now
          ? 'in-the-past'
          : 'done',
      offered: day.isOn ? 'done' : 'registration-closed',
      waiting: 'not-offered',
      expired: 'offer-over',
      left: 'already-decided',
    } as const
    const fate = fates[seenState(model, party)]
    const answer = await stage.post(`/api/attendances/${party.id}/accept`, {}, party.token)
    if (said(answer, fate)) Object.assign(party, { state: 'coming', agreed: beginningOf(day) })
  },
} satisfies Record<string, Act>

const present = ({ parties }: Model) => parties.filter(({ state }) => state !== 'left' && state !== 'expired')

function newParty(model: Model, { heads, isNew, hasMail }: Operation, day: Day): Party {
  const email = hasMail ? { email: `gast-${model.parties.length}@neben.example` } : {}
  const { key } = day
  const agreed = beginningOf(day)
  return { id: '', token: '', key, heads, isNew, ...email, agreed, state: 'coming', sent: [] }
}

/** More than there are places in all. */
const isTooLarge = ({ terms: { places = Infinity } }: Model, heads: number) => heads > places

function bodyOf({ heads, isNew, email }: Party) {
  return { heads, firstTime: isNew, contact: email ? { email } : { phone: '02131 000-45' } }
}

function fateOf(model: Model, party: Party): string {
  const { isShown, terms, now } = model
  if (isTooLarge(model, party.heads)) return 'more-than-places'
  const day = dayOf(model, party.key)
  const isLate = endOf(day) <= now || addMinutes(startOf(day), -terms.closesMinutesBefore) <= now
  if (!isShown || !day.isOn || isLate) return 'registration-closed'
  if (hasRoom(model, party.key, party)) return 'coming'
  return terms.waitingList ? 'waiting' : 'full'
}

/** With what was answered; where somebody was refused, why. */
function enter(model: Model, party: Party, fate: string, { id, manageToken, state, before }: any): void {
  const waiting = headsOf(those(model, party.key, 'waiting'))
  expect([state, before]).toEqual([fate, fate === 'waiting' ? waiting : undefined])
  if (isEntered(fate)) model.parties.push({ ...party, id, token: manageToken, state })
}
