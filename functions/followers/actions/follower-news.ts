import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { follower } from '../news/follower.ts'
import { readFollowFacts } from './mail-facts.ts'

/** The news of somebody who wants to follow, with what is read for it. */
export const followerNews = newsSource(follower, {
  forTelling: (ctx, { house }) => readHouseFacts(ctx, house),
  forWriting: readFollowFacts,
})
