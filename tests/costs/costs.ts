import { parseArgs } from 'node:util'
import { register } from '../../infra/registered.ts'
import { measure } from './measure.ts'
import { costsInWords } from './report.ts'

/**
 * `npm run costs` (`-- --houses 10000`, several times for several numbers): what a month costs, by what is paid for, out of units that are
 * measured now and prices that are printed.
 */
register()
const { houses } = parseArgs({
  options: { houses: { type: 'string', multiple: true, default: ['1', '1000', '10000'] } },
}).values
const counts = houses.map(Number)
if (counts.every((count) => Number.isInteger(count) && count > 0)) {
  console.log(costsInWords(await measure(), counts))
  process.exit(0)
}
console.error('npm run costs -- --houses 10000')
process.exit(1)
