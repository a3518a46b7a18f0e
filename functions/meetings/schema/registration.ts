import * as z from 'zod/mini'

const Count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

/** Heads that a date can have at most, also where there is always room, and so many more who wait. */
export const mostHeads = 10_000
export const mostWaiting = 1000

const Mode = z.enum(['none', 'wanted', 'needed'])

/** Heads; without it there is always room. */
const places = z.optional(Count(1, mostHeads))
/** Of these, kept for people who come for the first time, until so many hours before. */
const newcomerPlaces = z.optional(Count(0, mostHeads))
const opensDaysBefore = z.optional(Count(0, 366))

export function areKept({
  places = 0,
  newcomerPlaces = 0,
}: {
  places?: number | undefined
  newcomerPlaces?: number | undefined
}): boolean {
  return newcomerPlaces === 0 || newcomerPlaces <= places
}

/** Whether people say beforehand that they come, and how many can. Before each date; its own start counts. */
export const Registration = z
  .object({
    mode: z._default(Mode, 'none'),
    places,
    newcomerPlaces,
    newcomersUntilHours: z._default(Count(0, 720), 24),
    opensDaysBefore,
    closesMinutesBefore: z._default(Count(0, 43200), 0),
    waitingList: z._default(z.boolean(), true),
  })
  .check(z.refine(areKept, { path: ['newcomerPlaces'] }))
export type Registration = z.infer<typeof Registration>

/** What shall be other about it; what is not named stays. `null`: there is always room, or it is always open. */
export const RegistrationChange = z.object({
  mode: z.optional(Mode),
  places: z.nullish(places),
  newcomerPlaces,
  newcomersUntilHours: z.optional(Count(0, 720)),
  opensDaysBefore: z.nullish(opensDaysBefore),
  closesMinutesBefore: z.optional(Count(0, 43200)),
  waitingList: z.optional(z.boolean()),
})
export type RegistrationChange = z.infer<typeof RegistrationChange>
