import { newsSource } from '../../../shared/news.ts'
import { hostsToTell } from '../../groups/actions/acting.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { meeting } from '../news.ts'
import { readMeeting } from '../store/meetings.ts'

/** The news of meetings, with what is read for them. */
export const meetingNews = newsSource(meeting, {
  async forTelling(ctx, { meeting: changed }) {
    const [facts, hosts] = await Promise.all([readHouseFacts(ctx, changed.house), hostsToTell(ctx, changed)])
    return facts && { ...facts, hosts }
  },
  async forWriting(ctx, notice) {
    const [facts, found] = await Promise.all([
      readHouseFacts(ctx, notice.house),
      readMeeting(ctx.table, notice.meeting),
    ])
    if (facts === undefined || found === undefined) return facts
    const { to } = notice
    const hosts = to.kind === 'host' ? await hostsToTell(ctx, found) : []
    return {
      ...facts,
      meeting: found,
      hosts: hosts.filter(({ id }) => to.kind === 'host' && id === to.member),
    }
  },
})
