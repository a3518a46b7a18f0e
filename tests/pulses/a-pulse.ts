import { readBooking } from '../../functions/bookings/store.ts'
import { hear } from '../attendances/hearing.ts'
import { founded, joins } from '../groups/a-group.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aRequest } from '../support/builders.ts'
import { settlePulses } from '../../functions/pulses/actions/settle-pulses.ts'

export const { contact: _contact, ...noContact } = aRequest()

/** A house that asks every four weeks, and gives a week to come back. */
export const askingHouse = (change: object = {}) => aStage({}, { house: { pulseWeeks: 4, ...change } })

/** A group with two hosts, who have the Wednesdays of half a year. */
export async function standing(stage: Staged, change: object = {}) {
  const { id: group, host } = await founded(stage)
  const bea = await joins(stage, group, 'Bea')
  await stage.post(`/api/groups/${group}/members/${bea.id}/role`, { role: 'host' }, host.token)
  const wish = { ...noContact, date: '2026-12-02', repeat: { every: 'week', count: 26 }, ...change }
  const asked = await stage.post(`/api/houses/${house}/bookings`, { ...wish, group }, host.token)
  if (asked.status !== 201) throw new Error(`${asked.status} ${JSON.stringify(asked.json)}`)
  await stage.manage(`/api/bookings/${asked.json.id}/approve`)
  const walked = { stage, heard: new Map() }
  await hear(walked)
  stage.world.mails.length = 0
  const id: string = asked.json.id
  /** Time passes up to this moment; the timer runs twice, as it may. Gives the mails that went since. */
  const until = async (moment: string): Promise<{ to: string; subject: string; text: string }[]> => {
    stage.world.clock.set(moment)
    for (let twice = 0; twice < 2; twice += 1) await settlePulses(stage.world.ctx)
    await hear(walked)
    return stage.world.mails.splice(0)
  }
  return {
    group,
    host,
    bea,
    id,
    until,
    answer: (token: string, answer: 'yes' | 'no') => stage.post(`/api/pulses/${id}`, { answer }, token),
  }
}

export const stored = async ({ world }: Staged, id: string) => {
  const booking = await readBooking(world.ctx.table, id)
  if (booking === undefined) throw new Error('gone')
  return booking
}

/** Days of dates that somebody still has. */
export const heldDays = async (stage: Staged, id: string) =>
  (await stored(stage, id)).occurrences.filter(({ state }) => state === 'approved').map(({ date }) => date)

/** When a house that asks every four weeks asks first, after the holidays; again; gives up; and frees the first date. */
export const moments = {
  holidays: '2026-12-30T08:00:00.000Z',
  first: '2027-01-07T08:00:00.000Z',
  second: '2027-01-14T08:00:00.000Z',
  quiet: '2027-01-21T08:00:00.000Z',
  freed: '2027-01-28T08:00:00.000Z',
} as const

export async function untilQuiet(until: (moment: string) => Promise<unknown>): Promise<void> {
  for (const moment of [moments.holidays, moments.first, moments.second, moments.quiet]) await until(moment)
}
