import { personIdOf } from '../../functions/identity/actions/person.ts'
import { readEntry } from '../../functions/meetings/store/entries.ts'
import { datesOf } from '../../functions/meetings/rules/dates.ts'
import type { Actor } from '../../shared/actor.ts'
import { managerMail } from '../support/builders.ts'
import { house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'

/* Who asks an action itself, past the front door. */

export const stranger: Actor = { kind: 'visitor', address: 'somewhere' }
export const wrongLink: Actor = { ...stranger, token: 'x' }
export const hostOf = ({ manageToken: token }: { manageToken: string }): Actor => ({ ...stranger, token })

export async function managerOf({ world: { ctx } }: Staged, email = managerMail): Promise<Actor> {
  const person = { id: await personIdOf(ctx, email), name: 'Hausleitung' }
  return { kind: 'person', address: 'house', person }
}

export const contact = { name: 'Runde', email: 'runde@gruppe.example' }
export const park = { kind: 'outdoors', place: 'Stadtpark' } as const

/** A stranger's meeting outdoors, over which the house has decided or not. */
export async function asked(stage: Staged, change: object = {}, isApproved = true) {
  const body = { title: 'Schach', venue: park, date: '2026-12-08', from: '15:00', to: '17:00', contact }
  const { status, json } = await stage.post(`/api/houses/${house}/meetings`, { ...body, ...change })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  if (isApproved) await stage.manage(`/api/bookings/${json.booking}/approve`)
  return json as { id: string; booking: string; manageToken: string; manageUrl: string }
}

/** All dates of a meeting, whatever became of them. */
export async function datesIn({ world: { ctx } }: Staged, id: string) {
  const entry = await readEntry(ctx.table, house, id)
  return entry === undefined ? [] : datesOf(entry)
}
