import { addDays } from '../../shared/time/civil.ts'
import { dayAt, manage, picked, said } from './meetings-answers.ts'
import type { Act } from './meetings-answers.ts'
import { startOf } from './meetings-model.ts'
import type { Day } from './meetings-model.ts'
import type { Walked } from './meetings-time.ts'

/** What hosts do with their meeting. */
export const hosts = {
  async places({ stage, meeting, model }, { places, kept, hours, isList, pick }) {
    const limited = { places, newcomerPlaces: Math.min(kept, places) }
    model.terms = {
      newcomersUntilHours: hours,
      waitingList: isList || pick % 4 > 0,
      closesMinutesBefore: pick % 3 === 0 ? 120 : 0,
      ...(pick % 9 === 0 ? {} : limited),
    }
    // What is not named stays: that there is always room has to be said.
    const registration = { mode: 'wanted', places: null, ...model.terms }
    said(await manage(stage, `/api/meetings/${meeting.id}/change`, { registration }), 'done')
  },

  async cancel({ stage, meeting, model }, operation) {
    const day = dayAt(model, operation.pick)
    const to = operation.isSpan && operation.isList ? addDays(day.date, 8) : undefined
    const isMeant = (other: Day) =>
      other === day || (to !== undefined && other.key >= day.key && other.date <= to)
    const meant = model.dates.filter((other) => isMeant(other) && startOf(other) > model.now)
    const fate =
      meant.length === 0 ? 'in-the-past' : meant.some(({ isOn }) => isOn) ? 'done' : 'already-decided'
    const path = `/api/meetings/${meeting.id}/dates/${day.key}/cancel`
    const answer = await manage(stage, path, to === undefined ? {} : { to })
    if (said(answer, fate)) meant.forEach((each) => (each.isOn = false))
  },

  async move(walked, operation) {
    const day = picked(walked.model, operation)
    const from = ['11:00', '15:00', '18:00'][operation.pick % 3]!
    const to = `${Number(from.slice(0, 2)) + 2}:00`
    await moveTo(walked, day, { date: addDays(day.date, operation.days), from, to })
  },

  async online(walked, operation) {
    const day = picked(walked.model, operation)
    const venue = day.isOnline ? { kind: 'rooms', rooms: ['teekueche'] } : { kind: 'online' }
    await moveTo(walked, day, { venue })
  },

  async pause({ stage, meeting, model }) {
    said(await manage(stage, `/api/meetings/${meeting.id}/pause`), 'done')
    model.isShown = false
  },

  async publish({ stage, meeting, model }) {
    said(await manage(stage, `/api/meetings/${meeting.id}/publish`), 'done')
    model.isShown = true
  },

  async access({ stage, meeting, model }, { hours, pick }) {
    const text = `Code ${pick % 3}`
    const { access } = model
    if (access.text !== text || access.hours !== hours)
      model.access = { text, hours, version: access.version + 1 }
    const accessData = { text, releaseHoursBefore: hours }
    said(await manage(stage, `/api/meetings/${meeting.id}/change`, { accessData }), 'done')
  },
} satisfies Record<string, Act>

/** Whether the rooms are free then is no question of who comes: the day sheets have walks of their own. */
async function moveTo({ stage, meeting, model }: Walked, day: Day, to: Record<string, unknown>) {
  const fate = startOf(day) <= model.now ? 'in-the-past' : day.isOn ? 'done' : 'already-decided'
  const rooms = fate === 'done' ? ['room-taken', 'in-the-past', 'outside-opening-hours', 'too-soon'] : []
  const answer = await manage(stage, `/api/meetings/${meeting.id}/dates/${day.key}/move`, to)
  if (!said(answer, fate, ...rooms)) return
  const {
    date = day.date,
    from = day.from,
    to: end = day.to,
    venue,
  } = to as Partial<Day> & { venue?: { kind: string } }
  Object.assign(day, { date, from, to: end, ...(venue ? { isOnline: venue.kind === 'online' } : {}) })
}
