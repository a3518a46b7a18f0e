import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Key, scopeRefusals, seriesRefusals } from '../../bookings/contract/parts.ts'
import { InHouse, managed, ManagedById, page } from '../../houses/contract/parts.ts'
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

const refusals = [...managed, 'meeting-ended', 'changed-meanwhile'] as const
const form = { method: 'GET', access: 'signed-in', params: ManagedById, answer: page, refusals } as const
const send = { ...form, method: 'POST' } as const
const ManagedDate = z.extend(ManagedById, { key: Key })
const Done = z.object({ done: z.optional(z.string().check(z.maxLength(20))) })
const ofPlaces = [
  'already-decided',
  'in-the-past',
  'not-offered',
  'offer-over',
  'registration-closed',
] as const
const path = meetingPaths.managed
const onDate = `${path}/dates/{key}` as const

/** The same meetings for those who run the house. */
export const managedRoutes = {
  managedMeetings: {
    ...form,
    path: meetingPaths.managedList,
    params: InHouse,
    summary: 'All meetings of the house: what waits for a decision, the next date of each.',
    query: Done,
    refusals: managed,
  },
  managedMeeting: { ...form, path, summary: 'A meeting, its words and its dates.', query: Done },
  managedEditPage: { ...form, path: `${path}/edit`, summary: 'Form: words, for whom, registration.' },
  sendManagedEdit: { ...send, path: `${path}/edit`, summary: 'Says it otherwise.', body: MeetingForm },
  sendManagedPhoto: {
    ...send,
    path: `${path}/photo`,
    summary: 'A photo of it, or other words for it.',
    body: PhotoForm,
    upload: { most: mostPhotoBytes, isBinary: true },
  },
  removeManagedPhoto: { ...send, path: `${path}/photo/remove`, summary: 'Takes the photo away.' },
  managedDatePage: { ...form, path: onDate, params: ManagedDate, summary: 'A date.', query: Done },
  sendManagedMeetingNote: {
    ...send,
    path: `${onDate}/note`,
    params: ManagedDate,
    summary: 'A note.',
    body: NoteForm,
  },
  sendManagedMeetingMove: {
    ...send,
    path: `${onDate}/move`,
    params: ManagedDate,
    summary: 'Another time or place.',
    body: MoveForm,
    refusals: [...refusals, ...timeRefusals, ...scopeRefusals, 'dates-overlap'],
  },
  sendManagedMeetingCancel: {
    ...send,
    path: `${onDate}/cancel`,
    params: ManagedDate,
    summary: 'Cancels a date, or several.',
    body: CancelForm,
    refusals: [...refusals, ...scopeRefusals],
  },
  managedMorePage: { ...form, path: `${path}/more`, summary: 'Form: more dates.' },
  sendManagedMore: {
    ...send,
    path: `${path}/more`,
    summary: 'Goes on: more dates, decided about as any request.',
    body: MoreForm,
    refusals: [...refusals, ...seriesRefusals, 'too-many-bookings', 'date-exists'],
  },
  sendManagedMeetingPublish: {
    ...send,
    path: `${path}/publish`,
    summary: 'Shows it, with the words that wait.',
    body: StepForm,
  },
  sendManagedMeetingPause: { ...send, path: `${path}/pause`, summary: 'A pause.', body: StepForm },
  sendManagedMeetingEnd: { ...send, path: `${path}/end`, summary: 'Ends it.', body: StepForm },
  sendManagedMeetingCaller: {
    ...send,
    path: `${onDate}/caller`,
    params: ManagedDate,
    summary: 'Enters somebody who called or came by.',
    body: CallerForm,
    refusals: [...refusals, 'full', 'more-than-places', 'registration-closed'],
  },
  sendManagedMeetingCame: {
    ...send,
    path: `${onDate}/came`,
    params: ManagedDate,
    summary: 'Says who really came.',
    body: CameForm,
    refusals: [...refusals, 'not-yet'],
  },
  sendManagedMeetingAccept: {
    ...send,
    path: `${onDate}/accept`,
    params: ManagedDate,
    summary: 'Takes the place that is held for somebody who said so on the phone.',
    body: ForThemForm,
    refusals: [...refusals, ...ofPlaces],
  },
  sendManagedMeetingLeave: {
    ...send,
    path: `${onDate}/leave`,
    params: ManagedDate,
    summary: 'Says for somebody that they do not come.',
    body: ForThemForm,
    refusals: [...refusals, ...ofPlaces],
  },
  managedMeetingListPage: {
    ...form,
    path: `${onDate}/list`,
    params: ManagedDate,
    summary: 'Who comes, to print: sums first.',
  },
  sendManagedMeetingDuties: {
    ...send,
    path: `${path}/duties`,
    summary: 'What each date needs.',
    body: DutiesForm,
  },
  sendManagedMeetingRelease: {
    ...send,
    path: `${path}/suggestions/release`,
    summary: 'Others may read a wish.',
    body: SuggestionStep,
  },
  sendManagedMeetingRemove: {
    ...send,
    path: `${path}/suggestions/remove`,
    summary: 'Takes a wish away.',
    body: SuggestionStep,
  },
} as const satisfies Record<string, Route>
