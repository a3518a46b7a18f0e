import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { realContext } from '../functions/entry.ts'
import { House } from '../functions/houses/schema.ts'
import { foundHouse } from '../functions/rooms/actions/found-house.ts'
import { RoomId, RoomSettings } from '../functions/rooms/schema.ts'
import type { Context } from '../shared/context.ts'
import { Refusal } from '../shared/refusal.ts'
import { findTable, noTable } from './local/at-work.ts'
import { register } from './registered.ts'

const HouseFile = z.object({
  house: z.omit(House, { version: true }),
  manager: z.object({ name: z.string(), email: z.email(), language: z.enum(['de', 'en']) }),
  rooms: z.array(
    z.extend(RoomSettings, {
      id: RoomId,
      /** Without hours of its own it has the house's. */
      hours: z.optional(RoomSettings.shape.hours),
      exceptions: z._default(RoomSettings.shape.exceptions, []),
    }),
  ),
})

/** Rooms with the hours that count: their own, or those of the house. Says which room has none. */
function withHours({ house, rooms }: z.infer<typeof HouseFile>, path: string) {
  return rooms.map((room) => {
    const hours = room.hours ?? house.hours
    if (hours === undefined) throw new Error(`${path} does not say when ${room.id} is open.`)
    return { ...room, hours, hoursFrom: room.hours ? ('room' as const) : ('house' as const) }
  })
}

/** Founds the house that a file describes and says what happened. A house that is there already stays as it is. */
export async function foundHouseOf(path: string, ctx: Context): Promise<string> {
  const parsed = HouseFile.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`${path} does not describe a house.\n${fields.join('\n')}`)
  }
  const { id, name } = parsed.data.house
  try {
    await foundHouse(ctx, { ...parsed.data, rooms: withHours(parsed.data, path) })
    return `${name} is founded: /${id}`
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'house-exists')) throw error
    return `${name} is there already: /${id}`
  }
}

/**
 * `npm run found-house -- infra/houses/aef.json`: founds a house in the table of the stage that STAGE names, or that the environment does
 * (TABLE_NAME, PUBLIC_URL, the SDK's own variables), or else in that of the local runner.
 */
async function main(path: string | undefined): Promise<void> {
  register()
  if (path === undefined) throw new Error('Name the file of the house, such as infra/houses/aef.json.')
  if (!findTable()) throw new Error(noTable)
  console.log(await foundHouseOf(path, realContext()))
}

if (import.meta.main) {
  await main(process.argv[2]).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
