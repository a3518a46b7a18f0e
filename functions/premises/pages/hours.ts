import { forTeam } from '../../houses/rules/roles.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { today } from '../../../shared/time/civil.ts'
import { requireSettings } from '../../houses/rules.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { usualHours } from '../../rooms/rules/usual-hours.ts'
import { readToldOf, writeChange } from '../actions/change.ts'
import { hoursChange } from '../actions/change-hours.ts'
import { foresee } from '../actions/foresee.ts'
import { capability } from '../contract.ts'
import { keptExceptions, withWorkdays } from '../rules/workdays.ts'
import { hoursView } from '../views/hours.ts'
import { toShow } from './deciding.ts'

const { hoursPage, changeHours } = capability.routes
const noHours = { mo: [], tu: [], we: [], th: [], fr: [], sa: [], su: [] }

export const hoursPages = pagesOf(
  { hoursPage, changeHours },
  {
    hoursPage: async (ctx, { actor, params, query, path, language }) => {
      const { house, managers, rooms } = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(managers, actor)
      const date = today(ctx.now(), house.timeZone)
      const told = await readToldOf(ctx, { ...params, ...query })
      const saved = query.saved !== undefined
      return html(hoursView({ language, path, house, rooms, today: date, saved, told }))
    },

    changeHours: async (ctx, request) => {
      const { actor, params, path, language, form } = request
      const file = forTeam(await loadRooms(ctx, params.house), actor)
      const { house, managers, rooms } = file
      requireSettings(managers, actor)
      const shown = { language, path, house, rooms, today: today(ctx.now(), house.timeZone) }
      return answerForm(request, {
        accepted: async ({ workdays, remove = [], ...sent }) => {
          const exceptions = keptExceptions(sent.exceptions, remove)
          const week = { typed: workdays, shown: house.hours ?? usualHours(rooms) ?? noHours }
          const hours = { ...sent, hours: withWorkdays(sent.hours, week), exceptions }
          const { changes, writes } = hoursChange(file, hours, sent.version)
          const outside = await foresee(ctx, file, changes)
          const foreseen = await toShow(ctx, outside, sent)
          if (foreseen) return html(hoursView({ ...shown, entered: form.entered, foreseen }))
          const told = sent.outside === 'tell' ? outside : []
          const note = await writeChange(ctx, { house: house.id, writes, told })
          return seeOther(href(hoursPage, params, { saved: 'yes', note }))
        },
        refused: (failure) => html(hoursView({ ...shown, failure })),
      })
    },
  },
)
