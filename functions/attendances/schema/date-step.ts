import * as z from 'zod/mini'
import { Id } from '../../../shared/text-shapes.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { HouseId } from '../../houses/schema.ts'

/** Something that all who come to a date are told at once. */
export const DateStep = z.object({
  house: HouseId,
  meeting: Id,
  key: z.string(),
  date: LocalDate,
  what: z.enum(['remind', 'release']),
  /** Of the access data; of a reminder the day it is of: 20261208. */
  version: z.int(),
})
export type DateStep = z.infer<typeof DateStep>
