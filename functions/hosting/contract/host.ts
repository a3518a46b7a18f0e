import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Key, scopeRefusals, seriesRefusals } from '../../bookings/contract/parts.ts'
import { ByToken, page } from '../../houses/contract/parts.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { mostPhotoBytes, PhotoForm } from '../../photos/schema.ts'
import { timeRefusals } from '../../rooms/contract/refusals.ts'
import {
  CallerForm,
  CameForm,
  CancelForm,
  DutiesForm,
  ForThemForm,
  MeetingForm,
  MoreForm,
  MoveForm,
  NoteForm,
  StepForm,
  SuggestionStep,
} from './forms.ts'

const refusals = ['not-found', 'not-allowed', 'meeting-ended', 'changed-meanwhile'] as const
const form = { method: 'GET', access: 'holder', params: ByToken, answer: page, refusals } as const
const send = { ...form, method: 'POST', limit: 'needs-the-secret' } as const
const DateByToken = z.extend(ByToken, { key: Key })
const Done = z.object({ done: z.optional(z.string().check(z.maxLength(20))) })
const ofPlaces = [
  'already-decided',
  'in-the-past',
  'not-offered',
  'offer-over',
  'registration-closed',
] as const
const path = meetingPaths.own
const onDate = `${path}/dates/{key}` as const

/** A meeting by its host's link. */
export const hostRoutes = {
  hostPage: { ...form, path, summary: 'A meeting for its host: where it stands, its dates.', query: Done },
  hostEditPage: { ...form, path: `${path}/edit`, summary: 'Form: words, for whom, registration.' },
  sendHostEdit: { ...send, path: `${path}/edit`, summary: 'Says it otherwise.', body: MeetingForm },
  sendHostPhoto: {
    ...send,
    path: `${path}/photo`,
    summary: 'A photo of it, or other words for it.',
    body: PhotoForm,
    upload: { most: mostPhotoBytes, isBinary: true },
  },
  removeHostPhoto: { ...send, path: `${path}/photo/remove`, summary: 'Takes the photo away.' },
  hostDatePage: {
    ...form,
    path: onDate,
    params: DateByToken,
    summary: 'A date: what is said of it, another time or place, cancelling.',
    query: Done,
  },
  sendHostNote: { ...send, path: `${onDate}/note`, params: DateByToken, summary: 'A note.', body: NoteForm },
  sendHostMove: {
    ...send,
    path: `${onDate}/move`,
    params: DateByToken,
    summary: 'Another time or place.',
    body: MoveForm,
    refusals: [...refusals, ...timeRefusals, ...scopeRefusals, 'dates-overlap'],
  },
  sendHostCancel: {
    ...send,
    path: `${onDate}/cancel`,
    params: DateByToken,
    summary: 'Cancels a date, or several.',
    body: CancelForm,
    refusals: [...refusals, ...scopeRefusals],
  },
  hostMorePage: { ...form, path: `${path}/more`, summary: 'Form: more dates.' },
  sendHostMore: {
    ...send,
    limit: 'counted-in-the-write',
    path: `${path}/more`,
    summary: 'Goes on: more dates, decided about as any request.',
    body: MoreForm,
    refusals: [...refusals, ...seriesRefusals, 'too-many-requests', 'too-many-bookings', 'date-exists'],
  },
  sendHostPublish: { ...send, path: `${path}/publish`, summary: 'Goes on after a pause.', body: StepForm },
  sendHostPause: { ...send, path: `${path}/pause`, summary: 'A pause.', body: StepForm },
  sendHostEnd: { ...send, path: `${path}/end`, summary: 'Ends it.', body: StepForm },
  sendHostCaller: {
    ...send,
    path: `${onDate}/caller`,
    params: DateByToken,
    summary: 'Enters somebody who called or came by.',
    body: CallerForm,
    refusals: [...refusals, 'full', 'more-than-places', 'registration-closed'],
  },
  sendHostCame: {
    ...send,
    path: `${onDate}/came`,
    params: DateByToken,
    summary: 'Says who really came.',
    body: CameForm,
    refusals: [...refusals, 'not-yet'],
  },
  sendHostAccept: {
    ...send,
    path: `${onDate}/accept`,
    params: DateByToken,
    summary: 'Takes the place that is held for somebody who said so on the phone.',
    body: ForThemForm,
    refusals: [...refusals, ...ofPlaces],
  },
  sendHostLeave: {
    ...send,
    path: `${onDate}/leave`,
    params: DateByToken,
    summary: 'Says for somebody that they do not come.',
    body: ForThemForm,
    refusals: [...refusals, ...ofPlaces],
  },
  hostListPage: {
    ...form,
    path: `${onDate}/list`,
    params: DateByToken,
    summary: 'Who comes, to print: sums first.',
  },
  sendHostDuties: { ...send, path: `${path}/duties`, summary: 'What each date needs.', body: DutiesForm },
  sendHostRelease: {
    ...send,
    path: `${path}/suggestions/release`,
    summary: 'Others may read a wish.',
    body: SuggestionStep,
  },
  sendHostRemove: {
    ...send,
    path: `${path}/suggestions/remove`,
    summary: 'Takes a wish away.',
    body: SuggestionStep,
  },
} as const satisfies Record<string, Route>
