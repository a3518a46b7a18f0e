import { newsSource } from '../../../shared/news.ts'
import { dateDuties } from '../news/date-duties.ts'
import { readDutyMail, readDutyNews } from './mail-facts.ts'

/** The news of duties, with what is read for them. */
export const dateDutiesNews = newsSource(dateDuties, {
  forTelling: (ctx, { of }) => readDutyNews(ctx, of),
  forWriting: readDutyMail,
})
