import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { ById, managed } from '../../houses/contract/parts.ts'
import { SuggestionForm } from '../schema.ts'

export const suggestionLimit = { per: 'address', purpose: 'suggestion', most: 30, minutes: 60 } as const

export const SuggestionView = z.extend(SuggestionForm, { id: Id, at: Instant, released: z.boolean() })
const OfSuggestion = z.object({ id: Id, suggestion: Id })
export const SuggestionsView = z.object({ suggestions: z.array(SuggestionView) })
const list = { status: 200, schema: SuggestionsView } as const
const step = {
  method: 'POST',
  access: 'holder',
  limit: 'needs-the-secret',
  params: OfSuggestion,
  answer: list,
  refusals: managed,
} as const

export const jsonRoutes = {
  suggest: {
    method: 'POST',
    path: '/api/meetings/{id}/suggestions',
    access: 'anyone',
    limit: suggestionLimit,
    summary: 'Hands in a wish for the evening, until its last day.',
    params: ById,
    body: SuggestionForm,
    answer: { status: 201, schema: SuggestionView },
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
