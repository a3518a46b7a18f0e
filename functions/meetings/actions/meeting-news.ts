import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { meeting } from '../news.ts'
import { readMeeting } from '../store/meetings.ts'

/** The news of meetings, with what is read for them. */
export const meetingNews = newsSource(meeting, {
  forTelling: (ctx, change) => readHouseFacts(ctx, change.meeting.house),
  async forWriting(ctx, notice) {
    const [facts, found] = await Promise.all([
      readHouseFacts(ctx, notice.house),
      readMeeting(ctx.table, notice.meeting),
    ])
    return facts && { ...facts, ...(found ? { meeting: found } : {}) }
  },
})
