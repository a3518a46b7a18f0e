import { html, pagesOf } from '../../../shared/http/pages.ts'
import { mondayOf, today } from '../../../shared/time/civil.ts'
import { loadManagedHouse } from '../../houses/actions.ts'
import { readHouseCalendar } from '../actions/read.ts'
import { managePages } from '../contract/manage-pages.ts'
import { calendarView } from '../views/manage-calendar.ts'

const { calendarPage } = managePages

export const calendarPages = pagesOf(
  { calendarPage },
  {
    calendarPage: async (ctx, { actor, params, query, language }) => {
      const { house } = await loadManagedHouse(ctx, actor, params.house)
      const now = ctx.now()
      const current = today(now, house.timeZone)
      const { date = current, view = 'day' } = query
      const asked = view === 'day' ? { from: date, dayCount: 1 } : { from: mondayOf(date), dayCount: 7 }
      const calendar = await readHouseCalendar(ctx, actor, { house: house.id, ...asked })
      const { rooms } = calendar
      return html(
        calendarView({ language, here: '', house, rooms, now, calendar, date, today: current, view }),
      )
    },
  },
)
