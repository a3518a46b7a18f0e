import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { attendance } from '../news/attendance.ts'
import { readMailFacts } from './mail-facts.ts'

/** The news of somebody's coming, with what is read for them. */
export const attendanceNews = newsSource(attendance, {
  forTelling: (ctx, change) => readHouseFacts(ctx, change.attendance.house),
  forWriting: readMailFacts,
})
