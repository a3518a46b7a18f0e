import * as z from 'zod/mini'

const Count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

/** Whether people say beforehand that they come, and how many can. Before each date; its own start counts. */
export const Registration = z
  .object({
    mode: z._default(z.enum(['none', 'wanted', 'needed']), 'none'),
    /** Heads; without it there is always room. */
    places: z.optional(Count(1, 10000)),
    /** Of these, kept for people who come for the first time, until so many hours before. */
    newcomerPlaces: z.optional(Count(0, 10000)),
    newcomersUntilHours: z._default(Count(0, 720), 24),
    opensDaysBefore: z.optional(Count(0, 366)),
    closesMinutesBefore: z._default(Count(0, 43200), 0),
    waitingList: z._default(z.boolean(), true),
  })
  .check(
    z.refine(({ places, newcomerPlaces = 0 }) => newcomerPlaces === 0 || newcomerPlaces <= (places ?? 0), {
      path: ['newcomerPlaces'],
    }),
  )
export type Registration = z.infer<typeof Registration>
