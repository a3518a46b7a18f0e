import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { attendance } from '../news/attendance.ts'
import { releasedVersion } from './look.ts'
import { readMailFacts } from './mail-facts.ts'

/** The news of somebody's coming, with what is read for them. */
export const attendanceNews = newsSource(attendance, {
  async forTelling(ctx, { attendance: { house, meeting: id, key }, comesNow }) {
    const facts = await readHouseFacts(ctx, house)
    return facts && { ...facts, released: comesNow ? await releasedVersion(ctx, { id, key }) : undefined }
  },
  forWriting: readMailFacts,
})
