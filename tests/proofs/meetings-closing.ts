import { addDays, addMinutes } from '../../shared/time/civil.ts'
import { house } from '../meetings/a-meeting.ts'
import { manage, picked, said } from './meetings-answers.ts'
import type { Act } from './meetings-answers.ts'
import { endOf } from './meetings-model.ts'
import type { Day } from './meetings-model.ts'
import { later } from './meetings-time.ts'

const close: Act = async ({ stage, model }, operation) => {
  const { closure, now } = model
  if (closure && addMinutes(closure.at, 60) >= now) return
  const { date } = picked(model, operation)
  const request = { from: `${date}T10:00`, to: `${addDays(date, operation.isSpan ? 7 : 0)}T22:00` }
  if (`${date}T22:00` < now) return
  const rooms = operation.isNew ? {} : { rooms: ['teekueche'] }
  const words = { words: 'Wasserschaden', displaced: 'cancel' }
  const answer = await manage(stage, `/api/houses/${house}/closures`, { ...request, ...rooms, ...words })
  if (!said(answer, 'done', 'too-soon', 'in-the-past')) return
  const isLost = (day: Day) =>
    day.isOn &&
    !day.isOnline &&
    endOf(day) > now &&
    `${day.date}T${day.from}` < request.to &&
    `${day.date}T${day.to}` > request.from
  const lost = model.dates.filter(isLost)
  lost.forEach((day) => (day.isOn = false))
  model.closure = { id: answer.json.id, at: now, lost: lost.map(({ key }) => key) }
}

const undo: Act = async (walked, operation) => {
  const { stage, model } = walked
  if (model.closure === undefined) await close(walked, operation)
  if (model.closure === undefined) return
  // Timers see what is closed before it is given back.
  await later(walked, operation.places * 7)
  const isLate = addMinutes(model.closure.at, 60) < model.now
  const answer = await manage(stage, `/api/closures/${model.closure.id}`, undefined, 'DELETE')
  if (!said(answer, isLate ? 'too-late' : 'done')) return
  const isBack = (day: Day) => model.closure?.lost.includes(day.key) && endOf(day) > model.now
  for (const day of model.dates.filter(isBack)) day.isOn = true
  delete model.closure
  // What a closure gives back is looked at like all dates: within a day.
  model.now = addMinutes(model.now, 25 * 60)
}

/** The house is closed, and opened again. */
export const closing = { close, undo }
