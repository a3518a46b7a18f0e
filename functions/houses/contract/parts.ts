import * as z from 'zod/mini'
import { HouseId } from '../schema.ts'

/** An answer that is a page. */
export const page = { status: 200, contentType: 'text/html' } as const

/** What belongs to a house. */
export const InHouse = z.object({ house: HouseId })

/** What everything for those who run a house may be refused with. */
export const managed = ['sign-in-needed', 'not-allowed', 'not-found'] as const
