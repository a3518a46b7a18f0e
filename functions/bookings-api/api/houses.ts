import { jsonApi } from '../../../shared/http/api.ts'
import { today } from '../../../shared/time/civil.ts'
import { removeAbsence } from '../../houses/actions/remove-absence.ts'
import { addAbsence } from '../../houses/actions/add-absence.ts'
import { removeAgreement } from '../../houses/actions/remove-agreement.ts'
import { writeAgreement } from '../../houses/actions/write-agreement.ts'
import { listAgreements } from '../../houses/actions/list-agreements.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import { listHouses } from '../../houses/actions/list-houses.ts'
import { jsonRoutes } from '../../houses/contract/json.ts'
import { absencesFrom, decidingOn } from '../../houses/rules/who-decides.ts'

export const api = jsonApi(jsonRoutes, {
  listHouses: (ctx, { query }) => listHouses(ctx, query),

  readTeam: async (ctx, { params, actor }) => {
    const file = await loadManagedHouse(ctx, actor, params.house)
    const date = today(ctx.now(), file.house.timeZone)
    const deciding = decidingOn(file, date).map(({ who: { person }, until }) => ({ person, until }))
    return { team: file.managers, absences: absencesFrom(file, date), decidesToday: deciding }
  },

  addAbsence: (ctx, { params, body, actor }) => addAbsence(ctx, actor, { ...params, absence: body }),

  removeAbsence: (ctx, { params, actor }) => removeAbsence(ctx, actor, params),

  listAgreements: async (ctx, { params }) => ({
    agreements: (await listAgreements(ctx, params.house)).agreements,
  }),
  writeAgreement: (ctx, { actor, params, body }) => writeAgreement(ctx, actor, { ...params, words: body }),
  changeAgreement: (ctx, { actor, params: { house, agreement }, body: { version, ...words } }) =>
    writeAgreement(ctx, actor, { house, id: agreement, words, version }),
  removeAgreement: (ctx, { actor, params: { house, agreement } }) =>
    removeAgreement(ctx, actor, { house, id: agreement }),
})
