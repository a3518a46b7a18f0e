import type { RoomSettings } from '../../functions/rooms/schema.ts'
import { weekdays } from '../../shared/time/civil.ts'
import { aRoom } from '../support/builders.ts'

export type Form = Record<string, string | readonly string[]>

/** The form as it was opened, as a browser sends it. */
export function filled(change: Form = {}, room: RoomSettings = aRoom()): Form {
  const { hours, exceptions: _, features, ...plain } = room
  const fields = Object.entries(plain).map(([name, value]) => [name, String(value)])
  const times = weekdays.flatMap((day) =>
    hours[day].flatMap(({ from, to }, at) => [
      [`hours.${day}.${at}.from`, from],
      [`hours.${day}.${at}.to`, to],
    ]),
  )
  return { ...(Object.fromEntries([...fields, ...times]) as Form), features, version: '1', ...change }
}
