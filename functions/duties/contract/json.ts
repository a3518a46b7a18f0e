import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Language } from '../../../shared/language.ts'
import { Id, Line } from '../../../shared/text-shapes.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { Reach } from '../../attendances/schema.ts'
import { Key } from '../../bookings/contract/parts.ts'
import { ById, managed } from '../../houses/contract/parts.ts'
import { OfDate } from '../../meetings/contract/parts.ts'
import { Duties, Duty, DutyName, TallyCounts, TallyInput } from '../schema.ts'

export const TakeForm = z.object({
  name: Line(80),
  contact: z.optional(Reach),
  language: z.optional(Language),
})

/** The same as a form on the page of a date. */
export const DutyForm = z.extend(TakeForm, { duty: DutyName })

const OfDuty = z.extend(OfDate, { duty: DutyName })
export const TakenView = z.object({ id: Id, duty: DutyName, key: Key, token: z.string(), url: z.string() })
export const DutiesView = z.object({
  duties: z.array(
    z.extend(Duty, {
      label: z.string(),
      taken: z.array(z.object({ id: z.optional(Id), name: z.optional(z.string()) })),
    }),
  ),
  safe: z.boolean(),
})
export const TallyView = z.extend(TallyCounts, { key: Key, date: LocalDate })

const limit = { per: 'address', purpose: 'duty', most: 120, minutes: 60 } as const
const secret = 'needs-the-secret'
const closed = ['not-found', 'unknown-date', 'in-the-past', 'registration-closed'] as const

export const jsonRoutes = {
  takeDuty: {
    method: 'POST',
    path: '/api/meetings/{id}/dates/{key}/duties/{duty}',
    access: 'anyone',
    limit,
    summary: 'Takes a duty at a date.',
    params: OfDuty,
    body: TakeForm,
    answer: { status: 201, schema: TakenView },
    refusals: [...closed, 'duty-taken', 'duty-yours', 'too-many-requests', 'changed-meanwhile'],
  },
  giveBackDuty: {
    method: 'DELETE',
    path: '/api/meetings/{id}/dates/{key}/duties/{duty}',
    access: 'holder',
    limit: secret,
    summary: 'Gives a duty back; the host and the house can take it away.',
    params: OfDuty,
    answer: { status: 200, schema: DutiesView },
    refusals: [...managed, ...closed, 'changed-meanwhile'],
  },
  readDuties: {
    method: 'GET',
    path: '/api/meetings/{id}/dates/{key}/duties',
    access: 'anyone',
    summary: 'What is needed at a date, what is taken, and whether somebody opens.',
    params: OfDate,
    answer: { status: 200, schema: DutiesView },
    refusals: ['not-found', 'unknown-date'],
  },
  changeDuties: {
    method: 'POST',
    path: '/api/meetings/{id}/duties',
    access: 'holder',
    limit: secret,
    summary: 'What the meeting needs at each of its dates.',
    params: ById,
    body: z.object({ duties: Duties }),
    answer: { status: 200, schema: z.object({ duties: Duties }) },
    refusals: [...managed, 'meeting-ended'],
  },
  takeRota: {
    method: 'POST',
    path: '/api/meetings/{id}/duties/{duty}/rota',
    access: 'anyone',
    limit,
    summary: 'Takes a duty on every nth date to come; what others have stays theirs.',
    params: z.extend(ById, { duty: DutyName }),
    body: z.extend(TakeForm, {
      every: z.optional(z.int().check(z.minimum(1), z.maximum(52))),
      first: z.optional(Key),
      until: z.optional(LocalDate),
    }),
    answer: {
      status: 201,
      schema: z.object({
        dates: z.array(z.object({ key: Key, refused: z.optional(z.string()), taken: z.optional(TakenView) })),
      }),
    },
    refusals: [...closed, 'too-many-requests', 'changed-meanwhile'],
  },
  saveTally: {
    method: 'POST',
    path: '/api/meetings/{id}/dates/{key}/tally',
    access: 'holder',
    limit: secret,
    summary: 'How many came, without names; by the link for the door, the host or the house.',
    params: OfDate,
    body: TallyInput,
    answer: { status: 200, schema: TallyView },
    refusals: [...managed, 'unknown-date', 'not-yet', 'already-decided'],
  },
  readTally: {
    method: 'GET',
    path: '/api/meetings/{id}/dates/{key}/tally',
    access: 'holder',
    summary: 'How many came.',
    params: OfDate,
    answer: { status: 200, schema: TallyView },
    refusals: [...managed, 'unknown-date'],
  },
} as const satisfies Record<string, Route>
