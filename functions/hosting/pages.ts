import { html, pagesOf } from '../../shared/http/pages.ts'
import type { Endpoints } from '../../shared/http/request.ts'
import { listMeetings } from '../meetings/actions/list-meetings.ts'
import { hostRoutes } from './contract/host.ts'
import { managedRoutes } from './contract/manage.ts'
import { openRoutes } from './contract/open.ts'
import { showOpen, takeOpen } from './pages/open.ts'
import { showDate, takeCancel, takeMove, takeNote } from './pages/date.ts'
import { showEdit, showMeeting, takeEdit, takeStep } from './pages/meeting.ts'
import { listView } from './views/list.ts'

const hostPages = pagesOf(hostRoutes, {
  hostPage: (ctx, asked) => showMeeting(ctx, asked, asked.query),
  hostEditPage: (ctx, asked) => showEdit(ctx, asked),
  sendHostEdit: takeEdit,
  hostDatePage: (ctx, asked) => showDate(ctx, asked, asked.query),
  sendHostNote: takeNote,
  sendHostMove: takeMove,
  sendHostCancel: takeCancel,
  sendHostPublish: (ctx, asked) => takeStep(ctx, asked, 'publish'),
  sendHostPause: (ctx, asked) => takeStep(ctx, asked, 'pause'),
  sendHostEnd: (ctx, asked) => takeStep(ctx, asked, 'end'),
})

const managedPages = pagesOf(managedRoutes, {
  managedMeetings: async (ctx, { actor, params, language }) =>
    html(listView({ language, ...(await listMeetings(ctx, actor, params.house)) })),
  managedMeeting: (ctx, asked) => showMeeting(ctx, asked, asked.query),
  managedEditPage: (ctx, asked) => showEdit(ctx, asked),
  sendManagedEdit: takeEdit,
  managedDatePage: (ctx, asked) => showDate(ctx, asked, asked.query),
  sendManagedNote: takeNote,
  sendManagedMove: takeMove,
  sendManagedCancel: takeCancel,
  sendManagedPublish: (ctx, asked) => takeStep(ctx, asked, 'publish'),
  sendManagedPause: (ctx, asked) => takeStep(ctx, asked, 'pause'),
  sendManagedEnd: (ctx, asked) => takeStep(ctx, asked, 'end'),
})

const openPages = pagesOf(openRoutes, {
  openBookingPage: (ctx, asked) => showOpen(ctx, asked),
  sendOpenBooking: takeOpen,
  managedOpenPage: (ctx, asked) => showOpen(ctx, asked),
  sendManagedOpen: takeOpen,
})

export const pages: Endpoints = new Map([...hostPages, ...managedPages, ...openPages])
