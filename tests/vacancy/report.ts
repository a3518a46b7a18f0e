import { register } from '../../infra/registered.ts'
import { liveThrough, wholePlan } from './ninety-days.ts'
import { reportInWords } from './report-in-words.ts'

/** `npm run vacancy-report` (`-- 30` for so many days): prints what became of everything, and ends with 1 if anything is amiss. */
register()
const [days = wholePlan.days] = process.argv.slice(2).map(Number)
const report = await liveThrough({ ...wholePlan, days, seed: Number(process.env['SEED'] ?? 0) })
process.stdout.write(`${reportInWords(report)}\n`)
process.exit(report.faults.length === 0 ? 0 : 1)
