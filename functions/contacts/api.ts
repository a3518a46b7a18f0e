import { jsonApi } from '../../shared/http/api.ts'
import { primeTimeOf } from '../houses/rules/prime-time.ts'
import { readUsage } from './actions/usage.ts'
import { capability } from './contract.ts'

export const api = jsonApi(capability.routes, {
  readUsage: async (ctx, { params }) => {
    const { house, uses: entries } = await readUsage(ctx, params.house)
    const { maxHoursPerWeek, maxDatesAhead } = house
    const prime = primeTimeOf(house)
    const primeTime = prime && { ...prime, weekdays: [...prime.weekdays] }
    return { rule: { maxHoursPerWeek, maxDatesAhead, primeTime }, entries }
  },
})
