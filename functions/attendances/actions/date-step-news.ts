import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { dateStep } from '../news/date-step.ts'
import { wasToldBefore } from '../store/steps.ts'
import { attendancesOf } from './list-of-date.ts'
import { readMailFacts } from './mail-facts.ts'

/** What all who come are told, with what is read for it. */
export const dateStepNews = newsSource(dateStep, {
  async forTelling(ctx, step) {
    const facts = await readHouseFacts(ctx, step.house)
    if (facts === undefined) return undefined
    const again = step.what === 'release' && (await wasToldBefore(ctx.table, step))
    return { ...facts, attendances: await attendancesOf(ctx, step), again }
  },
  async forWriting(ctx, notice) {
    const facts = await readMailFacts(ctx, notice)
    return facts && { ...facts, attendances: [], again: false }
  },
})
