import { html, pagesOf } from '../../../shared/http/pages.ts'
import { mondayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { readHouseCalendar } from '../../blocks/actions/house-calendar.ts'
import { deskPages } from '../contract/desk.ts'
import { calendarView } from '../views/calendar.ts'

const { calendarPage } = deskPages

export const calendarPages = pagesOf(
  { calendarPage },
  {
    calendarPage: async (ctx, { actor, params, query, language }) => {
      const { date: asked, view = 'day' } = query
      const span = (current: LocalDate) => {
        const date = asked ?? current
        return view === 'day' ? { from: date, dayCount: 1 } : { from: mondayOf(date), dayCount: 7 }
      }
      const calendar = await readHouseCalendar(ctx, actor, { house: params.house, span })
      const { house, rooms, today } = calendar
      const date = asked ?? today
      return html(
        calendarView({ language, here: '', house, rooms, now: ctx.now(), calendar, date, today, view }),
      )
    },
  },
)
