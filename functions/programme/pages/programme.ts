import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { linkButton } from '../../../shared/html/buttons.ts'
import { html as markup } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import { html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addDays, mondayOf, today } from '../../../shared/time/civil.ts'
import type { Language } from '../../../shared/language.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import { readProgramme } from '../../meetings/actions/read-programme.ts'
import type { Programme } from '../../meetings/actions/read-programme.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { calendarPaths } from '../../rooms/contract.ts'
import { houseView } from '../../rooms/views/house.ts'
import { pageRoutes } from '../contract/pages.ts'
import { byDay } from '../views/entry.ts'
import { meetingHref, programmeHref } from '../views/links.ts'
import type { Search } from '../views/links.ts'
import { nothingOn } from '../views/nothing.ts'
import { planView } from '../views/plan.ts'
import { programmeView } from '../views/programme.ts'
import { texts } from '../views/texts.ts'

/** As with the pages of rooms: the edge may answer many with one copy for half a minute. */
export const cache = 'public, max-age=0, s-maxage=30'

const { housePage, programmePage, planPage, shortPage } = pageRoutes

/** Today and the next seven days stand on the first page of a house. */
const daysOnTop = 8

export const programmePages = pagesOf(
  { housePage, programmePage, planPage, shortPage },
  {
    housePage: async (ctx, { params, query, language }) => {
      // Who looks at another week looks for a room.
      const programme =
        query.week === undefined ? await readProgramme(ctx, params.house, {}, { span: daysOnTop }) : undefined
      const { house, rooms } = programme ?? (await loadRooms(ctx, params.house))
      const date = today(ctx.now(), house.timeZone)
      const monday = mondayOf(query.week ?? date)
      const days = await loadRoomDays(ctx, rooms, { from: monday, to: addDays(monday, 6) })
      const calendarUrl = ctx.settings.publicUrl + href({ path: calendarPaths.house }, { house: house.id })
      const first = programme ? { programme: openPart(programme, language) } : {}
      return html(houseView({ language, house, days, monday, today: date, calendarUrl, ...first }), { cache })
    },

    programmePage: async (ctx, { params, query, language }) => {
      const shown = await shownProgramme(ctx, params.house, query)
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

    planPage: async (ctx, { params, query, language }) => {
      const shown = await shownProgramme(ctx, params.house, query)
      const { publicUrl } = ctx.settings
      const shortUrl = ({ meeting }: { meeting: string }) =>
        publicUrl + href({ path: meetingPaths.short }, { meeting })
      return html(planView({ ...shown, language, search: query, publicUrl, shortUrl }), { cache })
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
  return { ...(await readProgramme(ctx, house, query, how)), search }
}

/** What everybody may come to in the next days; an empty one invites to start something. */
function openPart(programme: Programme, language: Language): Html {
  const { house, dates, today: date } = programme
  const say = texts(language)
  if (dates.length === 0) return section(say('home.title'), nothingOn({ ...programme, language, search: {} }))
  const link = linkButton({ href: programmeHref(house.id), label: say('home.all') })
  const isQuiet = dates.every((each) => each.date !== date)
  return section(
    say('home.title'),
    markup`${isQuiet && markup`<p class="quiet">${say('home.today')}</p>`}
    ${byDay({ ...programme, language }, dates, 3)}
    <p>${link}</p>`,
  )
}
