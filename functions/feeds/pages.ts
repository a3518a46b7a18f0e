import { href } from '../../shared/http/contract.ts'
import { answerForm, file, html, notModified, pagesOf, seeOther } from '../../shared/http/pages.ts'
import type { Headers } from '../../shared/http/request.ts'
import type { Answer } from '../../shared/http/respond.ts'
import { Refusal } from '../../shared/refusal.ts'
import { readFeed, readPublicCalendar, readRoomCalendar } from './actions/calendars.ts'
import { readGroupCalendar } from './actions/group-calendar.ts'
import { revokeFeed } from './actions/revoke-feed.ts'
import { makeFeed } from './actions/make-feed.ts'
import { listFeeds } from './actions/list-feeds.ts'
import {
  readDateCalendar,
  readMeetingCalendar,
  readProgrammeCalendar,
} from './actions/programme-calendars.ts'
import type { CalendarRequest, Served } from './actions/serve.ts'
import { capability } from './contract.ts'
import { plainRefusals } from './pages/plain-refusals.ts'
import { feedsView } from './views/feeds-page.ts'

const { routes } = capability

const publicly = { 'cache-control': 'public, max-age=900' }
const secretly = { 'cache-control': 'private, max-age=0, must-revalidate', 'x-robots-tag': 'noindex' }

export const pages = plainRefusals(
  pagesOf(routes, {
    readPublicCalendar: async (ctx, { params: { house }, query, headers }) =>
      calendar(await readPublicCalendar(ctx, { house, ...asked(query, headers) }), house, publicly),

    readRoomCalendar: async (ctx, { params: { house, room }, query, headers }) =>
      calendar(
        await readRoomCalendar(ctx, { house, room, ...asked(query, headers) }),
        `${house}-${room}`,
        publicly,
      ),

    readProgrammeCalendar: async (ctx, { params: { house }, query, headers }) => {
      const { lang, ...search } = query
      const served = await readProgrammeCalendar(ctx, { house, search, ...asked({ lang }, headers) })
      return calendar(served, `${house}-programme`, publicly)
    },

    readMeetingCalendar: async (ctx, { params, query, headers }) =>
      calendar(
        await readMeetingCalendar(ctx, { ...params, ...asked(query, headers) }),
        params.meeting,
        publicly,
      ),

    readDateCalendar: async (ctx, { params, query, headers }) =>
      calendar(
        await readDateCalendar(ctx, { ...params, ...asked(query, headers) }),
        `${params.meeting}-${params.key.slice(0, 10)}`,
        publicly,
      ),

    readGroupCalendar: async (ctx, { params: { file: name }, query, headers }) => {
      const group = /^([^.]+)\.ics$/.exec(name)?.[1] ?? ''
      return calendar(await readGroupCalendar(ctx, { group, ...asked(query, headers) }), group, publicly)
    },

    readFeed: async (ctx, { params, query, headers }) =>
      calendar(
        await readFeed(ctx, { token: tokenOf(params.file), ...asked(query, headers) }),
        'treffpunkt',
        secretly,
      ),

    feedsPage: async (ctx, { actor, params, query, language }) => {
      const { publicUrl } = ctx.settings
      return html(
        feedsView({ ...(await listFeeds(ctx, actor, params)), publicUrl, language, done: query.done }),
      )
    },

    makeFeed: (ctx, request) => {
      const { actor, params, language } = request
      return answerForm(request, {
        accepted: async ({ name }) => {
          await makeFeed(ctx, actor, { house: params.house, name })
          return seeOther(href(routes.feedsPage, params, { done: 'made' }))
        },
        refused: async (failure) => {
          const { publicUrl } = ctx.settings
          return html(feedsView({ ...(await listFeeds(ctx, actor, params)), publicUrl, language, failure }))
        },
      })
    },

    revokeFeed: async (ctx, { actor, params }) => {
      await revokeFeed(ctx, actor, params)
      return seeOther(href(routes.feedsPage, { house: params.house }, { done: 'revoked' }))
    },
  }),
)

function asked({ lang }: { lang?: string | undefined }, headers: Headers): CalendarRequest {
  return { language: lang === 'en' ? 'en' : 'de', known: headers['if-none-match'] }
}

/** Nothing is negotiated: one address is one file, whoever asks. */
function calendar({ etag, text }: Served, name: string, caching: Record<string, string>): Answer {
  const headers = { ...caching, etag, 'content-disposition': `inline; filename="${name}.ics"` }
  return text === undefined ? notModified(headers) : file(text, 'text/calendar; charset=utf-8', headers)
}

function tokenOf(file: string): string {
  const token = /^([\w-]{32})\.ics$/.exec(file)?.[1]
  if (token === undefined) throw new Refusal('not-found', 'not-found')
  return token
}
