import * as z from 'zod/mini'
import type { Capability, Route } from '../../shared/http/contract.ts'
import { Id } from '../../shared/text-shapes.ts'
import { Instant } from '../../shared/time/civil.ts'
import { ById, managed } from '../houses/contract/parts.ts'
import { SuggestionForm } from './schema.ts'
import de from './texts/problems.de.json' with { type: 'json' }
import en from './texts/problems.en.json' with { type: 'json' }

export const suggestionLimit = { per: 'address', purpose: 'suggestion', most: 30, minutes: 60 } as const

const View = z.extend(SuggestionForm, { id: Id, at: Instant, released: z.boolean() })
const OfSuggestion = z.object({ id: Id, suggestion: Id })
const list = { status: 200, schema: z.object({ suggestions: z.array(View) }) } as const
const step = {
  method: 'POST',
  access: 'holder',
  limit: 'needs-the-secret',
  params: OfSuggestion,
  answer: list,
  refusals: managed,
} as const

const routes = {
  suggest: {
    method: 'POST',
    path: '/api/meetings/{id}/suggestions',
    access: 'anyone',
    limit: suggestionLimit,
    summary: 'Hands in a wish for the evening, until its last day.',
    params: ById,
    body: SuggestionForm,
    answer: { status: 201, schema: View },
    refusals: ['not-found', 'suggestions-closed', 'suggestions-full', 'too-many-requests'],
  },
  listSuggestions: {
    method: 'GET',
    path: '/api/meetings/{id}/suggestions',
    access: 'anyone',
    summary: 'What others may read; all of it for the host and the house.',
    params: ById,
    answer: list,
    refusals: ['not-found'],
  },
  releaseSuggestion: {
    ...step,
    path: '/api/meetings/{id}/suggestions/{suggestion}/release',
    summary: 'Others may read it.',
  },
  removeSuggestion: {
    ...step,
    path: '/api/meetings/{id}/suggestions/{suggestion}/remove',
    summary: 'Takes it away.',
  },
} as const satisfies Record<string, Route>

export const capability = {
  name: 'suggestions',
  about: 'What people wish for an evening',
  impact: 'Nobody can hand in what they wish for an evening.',
  table: 'read-write',
  problems: { de, en },
  routes,
} as const satisfies Capability
