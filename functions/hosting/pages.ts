import { forTeam } from '../houses/rules/roles.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import type { Language } from '../../shared/language.ts'
import { html, pagesOf } from '../../shared/http/pages.ts'
import type { Endpoints } from '../../shared/http/request.ts'
import { linkedMissing } from '../duties/actions/missing-tallies.ts'
import { listMeetings } from '../meetings/actions/list-meetings.ts'
import { hostRoutes } from './contract/host.ts'
import { managedRoutes } from './contract/manage.ts'
import { openRoutes } from './contract/open.ts'
import { showOpen, takeOpen } from './pages/open.ts'
import { showDate, takeCancel, takeMove, takeNote } from './pages/date.ts'
import { showEdit, showMeeting, takeEdit, takeStep } from './pages/meeting.ts'
import { showMore, takeMore } from './pages/more-dates.ts'
import { takeCaller, takeCame, takeForThem, showList } from './pages/coming.ts'
import { dropPhoto, takePhoto } from './pages/photo.ts'
import { takeDuties, takeSuggestion } from './pages/more.ts'
import { listView } from './views/list.ts'

const hostPages = pagesOf(hostRoutes, {
  hostPage: (ctx, asked) => showMeeting(ctx, asked, asked.query),
  hostEditPage: (ctx, asked) => showEdit(ctx, asked),
  sendHostEdit: takeEdit,
  sendHostPhoto: takePhoto,
  removeHostPhoto: dropPhoto,
  hostDatePage: (ctx, asked) => showDate(ctx, asked, asked.query),
  sendHostNote: takeNote,
  sendHostMove: takeMove,
  sendHostCancel: takeCancel,
  hostMorePage: (ctx, asked) => showMore(ctx, asked),
  sendHostMore: takeMore,
  sendHostPublish: (ctx, asked) => takeStep(ctx, asked, 'publish'),
  sendHostPause: (ctx, asked) => takeStep(ctx, asked, 'pause'),
  sendHostEnd: (ctx, asked) => takeStep(ctx, asked, 'end'),
  sendHostCaller: takeCaller,
  sendHostCame: takeCame,
  sendHostAccept: (ctx, asked) => takeForThem(ctx, asked, 'accept'),
  sendHostLeave: (ctx, asked) => takeForThem(ctx, asked, 'leave'),
  hostListPage: showList,
  sendHostDuties: takeDuties,
  sendHostRelease: (ctx, asked) => takeSuggestion(ctx, asked, 'release'),
  sendHostRemove: (ctx, asked) => takeSuggestion(ctx, asked, 'remove'),
})

const managedPages = pagesOf(managedRoutes, {
  managedMeetings: async (ctx, { actor, params, language }) =>
    html(listView(await listed(ctx, actor, { id: params.house, language }))),
  managedMeeting: (ctx, asked) => showMeeting(ctx, asked, asked.query),
  managedEditPage: (ctx, asked) => showEdit(ctx, asked),
  sendManagedEdit: takeEdit,
  sendManagedPhoto: takePhoto,
  removeManagedPhoto: dropPhoto,
  managedDatePage: (ctx, asked) => showDate(ctx, asked, asked.query),
  sendManagedMeetingNote: takeNote,
  sendManagedMeetingMove: takeMove,
  sendManagedMeetingCancel: takeCancel,
  managedMorePage: (ctx, asked) => showMore(ctx, asked),
  sendManagedMore: takeMore,
  sendManagedMeetingPublish: (ctx, asked) => takeStep(ctx, asked, 'publish'),
  sendManagedMeetingPause: (ctx, asked) => takeStep(ctx, asked, 'pause'),
  sendManagedMeetingEnd: (ctx, asked) => takeStep(ctx, asked, 'end'),
  sendManagedMeetingCaller: takeCaller,
  sendManagedMeetingCame: takeCame,
  sendManagedMeetingAccept: (ctx, asked) => takeForThem(ctx, asked, 'accept'),
  sendManagedMeetingLeave: (ctx, asked) => takeForThem(ctx, asked, 'leave'),
  managedMeetingListPage: showList,
  sendManagedMeetingDuties: takeDuties,
  sendManagedMeetingRelease: (ctx, asked) => takeSuggestion(ctx, asked, 'release'),
  sendManagedMeetingRemove: (ctx, asked) => takeSuggestion(ctx, asked, 'remove'),
})

const openPages = pagesOf(openRoutes, {
  openBookingPage: (ctx, asked) => showOpen(ctx, asked),
  sendOpenBooking: takeOpen,
  managedOpenPage: (ctx, asked) => showOpen(ctx, asked),
  sendManagedOpen: takeOpen,
})

export const pages: Endpoints = new Map([...hostPages, ...managedPages, ...openPages])

/** The meetings of a house, and what is still to be counted. */
async function listed(ctx: Context, actor: Actor, { id, language }: { id: string; language: Language }) {
  const file = forTeam(await listMeetings(ctx, actor, id), actor)
  const uncounted = Map.groupBy(await linkedMissing(ctx, file.house), ({ date }) => date.meeting)
  return { ...file, language, uncounted }
}
