import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { html as markup } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import { html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addDays, addMonths, mondayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Language } from '../../../shared/language.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import { readProgramme } from '../../meetings/actions/read-programme.ts'
import type { Programme } from '../../meetings/actions/read-programme.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import { loadRoomDays } from '../../rooms/actions.ts'
import { calendarPaths } from '../../rooms/contract.ts'
import { houseView } from '../../rooms/views/house.ts'
import { bookHref } from '../../rooms/views/frame.ts'
import { pageRoutes } from '../contract/pages.ts'
import { byDay } from '../views/entry.ts'
import { meetingHref, programmeHref } from '../views/links.ts'
import type { Search } from '../views/links.ts'
import { planView } from '../views/plan.ts'
import { programmeView } from '../views/programme.ts'
import { texts } from '../views/texts.ts'

/** As with the pages of rooms: the edge may answer many with one copy for half a minute. */
export const cache = 'public, max-age=0, s-maxage=30'

const { housePage, programmePage, planPage, shortPage } = pageRoutes

/** Days of the programme on the first page of a house. */
const daysAhead = 7

export const programmePages = pagesOf(
  { housePage, programmePage, planPage, shortPage },
  {
    housePage: async (ctx, { params, query, language }) => {
      const programme = await readProgramme(ctx, params.house)
      const { house, rooms, today: date } = programme
      const monday = mondayOf(query.week ?? date)
      const days = await loadRoomDays(ctx, rooms, { from: monday, to: addDays(monday, 6) })
      const calendarUrl = ctx.settings.publicUrl + href({ path: calendarPaths.house }, { house: house.id })
      const first = query.week === undefined ? { programme: openPart(programme, language) } : {}
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

/** A week from a day on, or the month in which it lies. */
async function shownProgramme(ctx: Pick<Context, 'table' | 'now'>, house: string, search: Search) {
  const { view, from, ...filter } = search
  const month = view === 'month'
  // Without a day the house's own today counts, which is only known when the house is.
  const span = from === undefined && !month ? {} : spanOf(from ?? ctx.now().slice(0, 10), month)
  const programme = await readProgramme(ctx, house, { ...filter, ...span })
  return { ...programme, search }
}

function spanOf(from: LocalDate, month: boolean): { from: LocalDate; to: LocalDate } {
  if (!month) return { from, to: addDays(from, daysAhead - 1) }
  const first = `${from.slice(0, 7)}-01`
  return { from: first, to: addDays(addMonths(first, 1), -1) }
}

/** What everybody may come to in the next days; an empty one invites to start something. */
function openPart(programme: Programme, language: Language) {
  const { house, rooms, dates, today: date } = programme
  const say = texts(language)
  const model = { language, house, rooms, today: date }
  const link = markup`<p><a href="${programmeHref(house.id)}">${say('home.all')}</a></p>`
  if (dates.length === 0) {
    return section(
      say('home.title'),
      markup`<p>${say('home.none')}</p>
      <p><a href="${bookHref(house.id)}">${say('empty.start')}</a></p>`,
    )
  }
  return section(say('home.title'), markup`${byDay(model, dates, 3)} ${link}`)
}
