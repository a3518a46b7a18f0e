import { attendanceIdOf, bucketOf } from '../../functions/attendances/rules/ids.ts'
import { plus, tallyOf } from '../../functions/attendances/rules/places.ts'
import type { Attendance } from '../../functions/attendances/schema.ts'
import { newAttendanceWrite, readAttendance } from '../../functions/attendances/store/attendances.ts'
import { readCounts } from '../../functions/meetings/store/counts.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { Actor } from '../../shared/actor.ts'
import { counted, house, laid } from '../meetings/laid.ts'
import { terms } from '../meetings/values.ts'
import { found } from '../support/builders.ts'
import type { World } from '../support/world.ts'
import { anAttendance } from './values.ts'

export const meeting = 'm00000000001'
export const key = '2026-12-08T15:00'

/** A meeting with three places on these dates, as the table has it. Gives back whoever runs its house. */
export async function aDate(
  world: World,
  change: object = {},
  dates: Parameters<typeof laid>[2] = [key],
): Promise<Actor> {
  const manager = await found(world)
  const registration = { ...terms, mode: 'wanted' as const, places: 3 }
  await laid(world, { id: meeting, registration, ...change }, dates)
  return manager
}

/** Somebody comes, as the table has it: counted, and without anybody having signed up. */
export async function comes(
  world: World,
  name: string,
  change: Partial<Attendance> = {},
): Promise<Attendance> {
  const { ctx } = world
  const of = { meeting, key: change.key ?? key }
  const id = attendanceIdOf(name.padEnd(12, '0'), bucketOf(await ctx.secret(), of))
  const attendance = anAttendance({ id, ...of, ...change })
  await ctx.table.transact([newAttendanceWrite(attendance)])
  const before = await readCounts(ctx.table, { house, ...of })
  await counted(world, of, {
    terms: 0,
    ...plus(before ?? { taken: 0, regulars: 0, waiting: 0 }, tallyOf(attendance)),
  })
  return attendance
}

/** They themselves, by their link. */
export async function self({ ctx }: World, { id }: Pick<Attendance, 'id'>): Promise<Actor> {
  return { kind: 'visitor', address: 'somewhere', token: manageToken(await ctx.secret(), id) }
}

export async function hostOf({ ctx }: World): Promise<Actor> {
  return { kind: 'visitor', address: 'somewhere', token: manageToken(await ctx.secret(), meeting) }
}

/** How they stand in the table. */
export async function stateOf({ ctx }: World, ...all: Attendance[]): Promise<(string | undefined)[]> {
  return Promise.all(all.map(async ({ id }) => (await readAttendance(ctx.table, id))?.state))
}

export async function countsOf({ ctx }: World, of = key) {
  const counts = await readCounts(ctx.table, { house, meeting, key: of })
  const { taken = 0, regulars = 0, waiting = 0 } = counts ?? {}
  return { taken, regulars, waiting }
}
