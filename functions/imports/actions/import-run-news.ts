import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { importRun } from '../news.ts'

/** The news that a long import has ended, with what is read for it. */
export const importRunNews = newsSource(importRun, {
  forTelling: (ctx, { house }) => readHouseFacts(ctx, house),
  forWriting: (ctx, { house }) => readHouseFacts(ctx, house),
})
