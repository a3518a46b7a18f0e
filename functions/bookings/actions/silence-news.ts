import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { silence } from '../news/silence.ts'

/** The news that managers count as away, with what is read for it. */
export const silenceNews = newsSource(silence, {
  forTelling: (ctx, { house }) => readHouseFacts(ctx, house),
  forWriting: (ctx, { house }) => readHouseFacts(ctx, house),
})
