import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import { readProgramme } from '../../meetings/actions/read-programme.ts'
import type { Programme, ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import { houseView } from '../views/house.ts'
import { pageRoutes } from '../contract/pages.ts'
import { meetingHref } from '../views/links.ts'
import type { Search } from '../views/links.ts'
import { programmeView } from '../views/programme.ts'
import { stillOn } from '../rules/still-on.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

/** As with the pages of rooms: the edge may answer many with one copy for half a minute. */
export const cache = 'public, max-age=0, s-maxage=30'

const { housePage, programmePage, shortPage } = pageRoutes

export const programmePages = pagesOf(
  { housePage, programmePage, shortPage },
  {
    housePage: async (ctx, { params, query, language }) => {
      const week = query.week ? { from: query.week } : {}
      const programme = await toldTo(ctx, await readProgramme(ctx, params.house, week), language)
      const { rooms, from, to } = programme
      const days = await loadRoomDays(ctx, rooms, { from, to })
      return html(houseView({ ...programme, dates: ahead(ctx, programme), language, days }), { cache })
    },

    programmePage: async (ctx, { params, query, language }) => {
      const shown = await toldTo(ctx, await shownProgramme(ctx, params.house, query), language)
      const { audience, language: spoken, access } = query
      const asked = {
        audience: audience || undefined,
        language: spoken || undefined,
        access: access || undefined,
      }
      const calendar = href({ path: meetingPaths.programmeCalendar }, params, asked)
      const calendarUrl = ctx.settings.publicUrl + calendar
      return html(programmeView({ ...shown, language, search: query, calendarUrl }), { cache })
    },

    shortPage: async (ctx, { params }) => {
      const [meeting] = await loadMeetings(ctx, [params.meeting])
      if (meeting === undefined) throw new Refusal('not-found', 'not-found')
      return seeOther(meetingHref(meeting.house, meeting.id))
    },
  },
)

/** A week from a day on, or the month in which it lies; a month is looked at from afar, where free places are not told. */
async function shownProgramme(ctx: Pick<Context, 'table' | 'now'>, house: string, search: Search) {
  const { view, ...query } = search
  const how = view === 'month' ? ({ span: 'month', withoutPlaces: true } as const) : {}
  const read = await readProgramme(ctx, house, query, how)
  return { ...read, dates: view === 'month' ? read.dates : ahead(ctx, read), search }
}

function ahead({ now }: Pick<Context, 'now'>, { dates, today, house }: Programme): ProgrammeDate[] {
  return stillOn(dates, { today, zone: house.timeZone, now: now() })
}
