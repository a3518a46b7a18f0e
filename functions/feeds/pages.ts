import { known, languages } from '../../shared/language.ts'
import { href } from '../../shared/http/contract.ts'
import { asRead } from '../../shared/http/compressed.ts'
import { plainRefusals } from '../../shared/http/plain-refusals.ts'
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
import { feedRoutes } from './contract/feeds.ts'
import { ownPages } from './pages/own.ts'
import { texts } from './views/calendar-file.ts'
import { feedsView } from './views/feeds-page.ts'

const publicly = { 'cache-control': 'public, max-age=900' }
const secretly = { 'cache-control': 'private, max-age=0, must-revalidate', 'x-robots-tag': 'noindex' }

const feedPages = plainRefusals(
  pagesOf(feedRoutes, {
    readPublicCalendar: async (ctx, { params: { house }, query, headers }) =>
      calendar(await readPublicCalendar(ctx, { house, ...asked(query, headers) }), house, {
        headers,
        caching: publicly,
      }),

    readRoomCalendar: async (ctx, { params: { house, room }, query, headers }) =>
      calendar(await readRoomCalendar(ctx, { house, room, ...asked(query, headers) }), `${house}-${room}`, {
        headers,
        caching: publicly,
      }),

    readProgrammeCalendar: async (ctx, { params: { house }, query, headers }) => {
      const { lang, ...search } = query
      const served = await readProgrammeCalendar(ctx, { house, search, ...asked({ lang }, headers) })
      return calendar(served, `${house}-programme`, { headers, caching: publicly })
    },

    readMeetingCalendar: async (ctx, { params, query, headers }) =>
      calendar(await readMeetingCalendar(ctx, { ...params, ...asked(query, headers) }), params.meeting, {
        headers,
        caching: publicly,
      }),

    readDateCalendar: async (ctx, { params, query, headers }) =>
      calendar(
        await readDateCalendar(ctx, { ...params, ...asked(query, headers) }),
        `${params.meeting}-${params.key.slice(0, 10)}`,
        { headers, caching: publicly },
      ),

    readGroupCalendar: async (ctx, { params: { file: name }, query, headers }) => {
      const group = /^([^.]+)\.ics$/.exec(name)?.[1] ?? ''
      return calendar(await readGroupCalendar(ctx, { group, ...asked(query, headers) }), group, {
        headers,
        caching: publicly,
      })
    },

    readFeed: async (ctx, { params, query, headers }) =>
      calendar(await readFeed(ctx, { token: tokenOf(params.file), ...asked(query, headers) }), 'treffpunkt', {
        headers,
        caching: secretly,
      }),

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
          return seeOther(href(feedRoutes.feedsPage, params, { done: 'made' }))
        },
        refused: async (failure) => {
          const { publicUrl } = ctx.settings
          return html(feedsView({ ...(await listFeeds(ctx, actor, params)), publicUrl, language, failure }))
        },
      })
    },

    revokeFeed: async (ctx, { actor, params }) => {
      await revokeFeed(ctx, actor, params)
      return seeOther(href(feedRoutes.feedsPage, { house: params.house }, { done: 'revoked' }))
    },
  }),
  (language, what) => texts(language)(what),
)

/** Calendars, and the pages where people get theirs. */
export const pages = new Map([...feedPages, ...ownPages])

function asked({ lang }: { lang?: string | undefined }, headers: Headers): CalendarRequest {
  return { language: known(lang) ?? languages[0], known: headers['if-none-match'] }
}

/** Nothing is negotiated but whether it comes compressed: one address is one file, whoever asks. */
async function calendar(
  served: Served,
  name: string,
  { headers: asked, caching }: { headers: Headers; caching: Record<string, string> },
): Promise<Answer> {
  const headers = { ...caching, 'content-disposition': `inline; filename="${name}.ics"` }
  if (served.text === undefined && served.ready === undefined)
    return notModified({ ...headers, etag: served.etag })
  // The distribution compresses much, but no calendars.
  const { content, headers: said } = await asRead(served, asked['accept-encoding'])
  return file(content, 'text/calendar; charset=utf-8', { ...headers, ...said })
}

function tokenOf(file: string): string {
  const token = /^([\w-]{32})\.ics$/.exec(file)?.[1]
  if (token === undefined) throw new Refusal('not-found', 'not-found')
  return token
}
