import type { HouseHours } from '../../houses/schema.ts'
import type { Room, WeekHours } from '../schema.ts'

/** The hours that most rooms have; of two that as many have those of the first room. Nothing where there is no room. */
export function usualHours(rooms: readonly Pick<Room, 'hours'>[]): WeekHours | undefined {
  const groups = [...Map.groupBy(rooms, ({ hours }) => inOneLine(hours)).values()]
  const most = Math.max(0, ...groups.map((group) => group.length))
  return groups.find((group) => group.length === most)?.[0]?.hours
}

/** A house that had no hours until now gets some: rooms that are open as most are, or just so, have the house's from then on. */
export function followingRooms(rooms: readonly Room[], before: HouseHours, after: HouseHours): Room[] {
  const { hours } = after
  const usual = usualHours(rooms)
  if (before.hours !== undefined || hours === undefined || usual === undefined) return []
  const theirs = [inOneLine(hours), inOneLine(usual)]
  return rooms
    .filter((room) => room.hoursFrom === 'room' && theirs.includes(inOneLine(room.hours)))
    .map((room) => ({ ...room, hoursFrom: 'house' }))
}

function inOneLine({ mo, tu, we, th, fr, sa, su }: WeekHours): string {
  return JSON.stringify([mo, tu, we, th, fr, sa, su].map((spans) => spans.map(({ from, to }) => [from, to])))
}
