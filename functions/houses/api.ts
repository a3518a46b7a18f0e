import { jsonApi } from '../../shared/http/api.ts'
import { listHouses } from './actions.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, { listHouses: (ctx) => listHouses(ctx) })
