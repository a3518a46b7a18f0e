import { jsonApi } from '../../../shared/http/api.ts'
import { primeTimeOf } from '../../houses/rules/prime-time.ts'
import { readUsage } from '../../contacts/actions/usage.ts'
import { jsonRoutes } from '../../contacts/contract/json.ts'

export const api = jsonApi(jsonRoutes, {
  readUsage: async (ctx, { params }) => {
    const { house, uses: entries } = await readUsage(ctx, params.house)
    const { maxHoursPerWeek, maxDatesAhead } = house
    const prime = primeTimeOf(house)
    const primeTime = prime && { ...prime, weekdays: [...prime.weekdays] }
    return { rule: { maxHoursPerWeek, maxDatesAhead, primeTime }, entries }
  },
})
