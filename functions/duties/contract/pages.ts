import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { Key } from '../../bookings/contract/parts.ts'
import { InHouse, managed, managersOnly, page } from '../../houses/contract/parts.ts'
import { DutySettings, TallyInput } from '../schema.ts'
import { dutyPaths } from './paths.ts'

const Linked = z.object({ id: Id, key: Key, token: z.string() })
const Done = z.object({ done: z.optional(z.string().check(z.maxLength(20))) })
const By = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}~[0-9a-z]{12}$/))
const linked = ['not-found', 'not-allowed', 'unknown-date'] as const
const own = { method: 'GET', access: 'holder', params: Linked, answer: page, refusals: linked } as const
const send = {
  ...own,
  method: 'POST',
  limit: 'needs-the-secret',
  refusals: [...linked, 'in-the-past', 'registration-closed', 'changed-meanwhile'],
} as const

export const pageRoutes = {
  dutyPage: {
    ...own,
    path: dutyPaths.own,
    summary: 'Somebody’s duty: what, when, and who else.',
    query: Done,
  },
  sendProveDuty: { ...send, path: `${dutyPaths.own}/prove`, summary: 'The address is theirs.' },
  sendGiveBack: { ...send, path: `${dutyPaths.own}/back`, summary: 'Gives the duty back.' },
  sendStandIn: { ...send, path: `${dutyPaths.own}/stand-in`, summary: 'Looks for somebody else.' },
  sendSwap: {
    ...send,
    path: `${dutyPaths.own}/swap`,
    summary: 'Would change with somebody of another date.',
    body: z.object({ with: By }),
  },
  exchangePage: {
    ...own,
    path: dutyPaths.exchange,
    query: z.object({ by: By }),
    summary: 'Somebody is asked to take over a duty, or to change: a button says yes.',
  },
  sendExchange: {
    ...send,
    path: dutyPaths.exchange,
    body: z.object({ by: By }),
    summary: 'Takes over, or changes.',
    refusals: [...send.refusals, 'offer-over'],
  },
  tallyPage: {
    ...own,
    path: dutyPaths.tally,
    summary: 'How many came: ten seconds at the door.',
    query: Done,
  },
  sendTally: {
    ...send,
    path: dutyPaths.tally,
    summary: 'Says how many came.',
    body: TallyInput,
    refusals: [...linked, 'not-yet', 'already-decided'],
  },
  tallySheet: { ...own, path: `${dutyPaths.tally}/sheet`, summary: 'A sheet to tick, with a code to scan.' },
  dutySettingsPage: {
    method: 'GET',
    path: dutyPaths.settings,
    access: 'signed-in',
    summary: 'Keys that are open, counts that are missing, and when people are asked.',
    params: InHouse,
    query: Done,
    answer: page,
    refusals: managed,
  },
  sendDutySettings: {
    method: 'POST',
    path: dutyPaths.settings,
    access: 'signed-in',
    summary: 'Changes when people are asked for the key.',
    params: InHouse,
    body: z.omit(DutySettings, { house: true }),
    answer: page,
    refusals: [...managersOnly, 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
