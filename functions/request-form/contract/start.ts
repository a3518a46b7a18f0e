import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Line, Paragraphs } from '../../../shared/text-shapes.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { seriesRefusals } from '../../bookings/contract/parts.ts'
import { RequestDetails } from '../../contacts/schema.ts'
import { InHouse, managed, page } from '../../houses/contract/parts.ts'
import { OpenForm } from '../../hosting/contract/open.ts'
import { repeatFields } from '../../hosting/contract/repeat.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { Words } from '../../meetings/schema.ts'
import { QuarterEnd, QuarterTime } from '../../rooms/schema.ts'

/** A meeting that takes no room: outdoors, at a partner's, online. */
export const StartForm = z.object({
  kind: z.enum(['outdoors', 'partner', 'online']),
  place: z.optional(Line(120)),
  address: z.optional(Line(200)),
  map: z.optional(z.url({ protocol: /^https$/ }).check(z.maxLength(500))),
  date: LocalDate,
  from: QuarterTime,
  to: QuarterEnd,
  ...repeatFields,
  title: Words.shape.title,
  description: Words.shape.description,
  audience: OpenForm.shape.audience,
  languages: OpenForm.shape.languages,
  places: OpenForm.shape.places,
  contact: RequestDetails.shape.contact,
  note: z.optional(Paragraphs(1000)),
  key: z.optional(z.string().check(z.maxLength(40))),
})
export type StartForm = z.infer<typeof StartForm>

const managedForm = {
  access: 'signed-in',
  path: meetingPaths.managedStart,
  params: InHouse,
  answer: page,
} as const

export const startRoutes = {
  startPage: {
    method: 'GET',
    path: meetingPaths.start,
    access: 'anyone',
    summary: 'The form for a meeting that takes no room.',
    params: InHouse,
    answer: page,
    refusals: ['not-found'],
  },
  sendStart: {
    method: 'POST',
    path: meetingPaths.start,
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary: 'Asks for a meeting outdoors, at a partner’s or online.',
    params: InHouse,
    body: StartForm,
    answer: page,
    refusals: [...seriesRefusals, 'not-found', 'too-many-requests', 'key-used-before'],
  },
  managedStartPage: {
    ...managedForm,
    method: 'GET',
    summary: 'The same for those who run the house.',
    refusals: managed,
  },
  sendManagedStart: {
    ...managedForm,
    method: 'POST',
    summary: 'Founds it at once.',
    body: StartForm,
    refusals: [...managed, ...seriesRefusals, 'key-used-before'],
  },
} as const satisfies Record<string, Route>
