import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { HouseId } from '../schema.ts'

/** A page of the list of all houses, or what is found in it. */
export const HousesAsked = z.object({
  /** The house with which the page begins. */
  from: z.optional(HouseId),
  /** Beginnings of words of a house's name or place. */
  search: z.optional(z.string().check(z.trim(), z.maxLength(80))),
})

/** An answer that is a page. */
export const page = { status: 200, contentType: 'text/html' } as const

/** What belongs to a house. */
export const InHouse = z.object({ house: HouseId })

/** What everything for those who run a house may be refused with. */
export const managed = ['sign-in-needed', 'not-allowed', 'not-found'] as const

/** The same for what deputies may not change. */
export const managersOnly = [...managed, 'managers-only'] as const

/** A thing of the house by its id. */
export const ById = z.object({ id: Id })
/** The same for whoever has its link. */
export const ByToken = z.object({ id: Id, token: z.string() })
/** The same for those who run the house. */
export const ManagedById = z.object({ house: HouseId, id: Id })

/** Whoever heard no answer asks again with the same key: then it is done once. */
export const Repeatable = z.object({
  'idempotency-key': z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
})
