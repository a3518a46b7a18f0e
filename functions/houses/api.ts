import { jsonApi } from '../../shared/http/api.ts'
import { today } from '../../shared/time/civil.ts'
import { removeAbsence } from './actions/remove-absence.ts'
import { addAbsence } from './actions/add-absence.ts'
import { removeAgreement } from './actions/remove-agreement.ts'
import { writeAgreement } from './actions/write-agreement.ts'
import { listAgreements } from './actions/list-agreements.ts'
import { loadManagedHouse } from './actions/load-house.ts'
import { listHouses } from './actions/list-houses.ts'
import { capability } from './contract.ts'
import { absencesFrom, decidingOn } from './rules/who-decides.ts'

export const api = jsonApi(capability.routes, {
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
