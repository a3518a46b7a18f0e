import { forTeam } from '../../houses/rules/roles.ts'
import { html, pagesOf } from '../../../shared/http/pages.ts'
import { mondayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { typedDate } from '../../../shared/time/typed-date.ts'
import { readHouseCalendar } from '../../blocks/actions/house-calendar.ts'
import { deskPages } from '../contract/desk.ts'
import { calendarView } from '../views/calendar.ts'

const { calendarPage } = deskPages

export const calendarPages = pagesOf(
  { calendarPage },
  {
    calendarPage: async (ctx, { actor, params, query, language }) => {
      const { date: typed, view = 'day' } = query
      const dateAsked = (current: LocalDate) => (typed === undefined ? current : typedDate(typed, current))
      const span = (current: LocalDate) => {
        const date = dateAsked(current) ?? current
        return view === 'day' ? { from: date, dayCount: 1 } : { from: mondayOf(date), dayCount: 7 }
      }
      const calendar = await readHouseCalendar(ctx, actor, { house: params.house, span })
      const { house, rooms, today } = forTeam(calendar, actor)
      const asked = dateAsked(today)
      const shown = { language, here: '', house, rooms, now: ctx.now(), calendar, today, view }
      const page = calendarView({ ...shown, date: asked ?? today, isNoDate: asked === undefined })
      return html(page, { status: asked === undefined ? 422 : 200 })
    },
  },
)
