import type { DaySheet } from '../../rooms/schema.ts'

/** A sheet by its room and date; a day that nobody uses has none. */
export type Sheets = ReadonlyMap<string, DaySheet>

export const dayOf = ({ room, date }: { room: string; date: string }): string => `${room}/${date}`
