import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { managePaths } from '../../houses/contract.ts'
import { InHouse, managed, page } from '../../houses/contract/parts.ts'
import { ImportChoice } from '../../imports/schema.ts'

/** Bytes of a file that the page takes; Lambda takes 6 MB for a whole call, and its answer carries the file once more. */
export const largestFile = 1_000_000

const Text = z.optional(z.string().check(z.maxLength(largestFile)))

/** Calendars of other programs; larger ones are taken over by `infra/import-calendar.ts`. */
export const importPages = {
  importPage: {
    method: 'GET',
    path: managePaths.import,
    access: 'signed-in',
    summary: 'Form: a calendar of another program, and what shall become of it.',
    params: InHouse,
    answer: page,
    refusals: managed,
  },
  sendImport: {
    method: 'POST',
    path: managePaths.import,
    access: 'signed-in',
    summary:
      'Shows what a calendar would lead to, nothing is written; sent with `step=take` it takes it over. What the time is too short for goes on by itself: 303 to the page that tells how far.',
    params: InHouse,
    body: z.extend(ImportChoice, {
      file: Text,
      /** The same calendar, carried from the preview to the button that takes it over: nothing of it is kept in between. */
      calendar: Text,
      step: z.optional(z.enum(['look', 'take'])),
    }),
    upload: { most: largestFile },
    answer: page,
    refusals: [
      ...managed,
      'unknown-room',
      'calendar-missing',
      'calendar-unreadable',
      'calendar-without-events',
      'calendar-too-large',
      'calendar-too-costly',
    ],
  },
  importRunPage: {
    method: 'GET',
    path: managePaths.importRun,
    access: 'signed-in',
    summary: 'How far the last long calendar is that goes on by itself, or what became of it; for a week.',
    params: InHouse,
    answer: page,
    refusals: managed,
  },
  sendStopImport: {
    method: 'POST',
    path: `${managePaths.importRun}/stop`,
    access: 'signed-in',
    summary: 'Enters nothing more of it; what is entered stays.',
    params: InHouse,
    answer: page,
    refusals: managed,
  },
} as const satisfies Record<string, Route>
