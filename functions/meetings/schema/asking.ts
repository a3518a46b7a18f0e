import * as z from 'zod/mini'
import { Meeting } from '../schema.ts'

/** A meeting whose host wishes to say something else, which nobody of the house has read yet. */
export const Asking = z.object({ id: Meeting.shape.id, house: Meeting.shape.house, title: z.string() })
export type Asking = z.infer<typeof Asking>
