import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { place } from '../news.ts'

/** The news of places in the queue, with what is read for them. */
export const placeNews = newsSource(place, {
  forTelling: (ctx, change) => readHouseFacts(ctx, change.place.house),
  forWriting: (ctx, { place: { house, language }, to }) =>
    readHouseFacts(ctx, house, to.kind === 'contact' ? language : undefined),
})
