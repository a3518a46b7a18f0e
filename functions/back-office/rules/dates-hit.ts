/** What stands in the way of a block in one of its rooms, as the refusal tells it. */
export interface Conflict {
  booking?: string
  room: string
  date: string
  from: string
  to: string
}

/** A date of a booking that a block would hit, with those of its rooms. */
export interface DateHit extends Omit<Conflict, 'booking' | 'room'> {
  booking: string
  rooms: string[]
}

/** Each date once, in the order of time; of a series only those that are hit. */
export function datesHit(conflicts: readonly Conflict[]): DateHit[] {
  const hits = new Map<string, DateHit>()
  for (const { booking, room, date, from, to } of conflicts) {
    if (booking === undefined) continue
    const name = `${date}T${from} ${booking}`
    const rooms = [...(hits.get(name)?.rooms ?? []), room]
    hits.set(name, { booking, date, from, to, rooms })
  }
  return [...hits].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, hit]) => hit)
}
