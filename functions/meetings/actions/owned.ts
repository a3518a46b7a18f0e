import { goesOf, nobody } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { loadHouse } from '../../houses/actions.ts'
import { Meeting } from '../schema.ts'
import { askingWrites } from '../store/asking.ts'
import { entryWrite, readEntry } from '../store/entries.ts'
import { nextMeetingWrite, readMeeting } from '../store/meetings.ts'
import { endMeeting } from './life.ts'

/** Meetings that somebody hosts, or once asked for. Their own end with them; those of the house go on without their name. */
export const ownedMeetings: Owned = {
  kind: 'meeting',

  tell(_, __, item) {
    const { contactId: _contact, ...data } = Meeting.parse(item)
    const { id, house, words, createdAt: since } = data
    const goes = goesOf(item)
    const stays = goes.goes === undefined ? ({ stays: 'until-you-leave' } as const) : {}
    return [{ kind: 'meeting', id, house, title: words.de.title, since, ...stays, ...goes, data }]
  },

  async forget(ctx, { contactId }, { id }) {
    const meeting = await readMeeting(ctx.table, id)
    if (meeting?.contactId !== contactId) return
    const token = manageToken(await ctx.secret(), id)
    if (meeting.origin === 'public' && meeting.state !== 'ended')
      await endMeeting(ctx, { kind: 'visitor', address: '', token }, { id })
    await retryIfChanged(async () => {
      const now = await readMeeting(ctx.table, id)
      if (now?.contactId !== contactId) return
      const { house } = await loadHouse(ctx, now.house)
      // Long after its end it stands in no programme any more.
      const entry = await readEntry(ctx.table, house.id, id)
      const after = forgotten(now, ctx.newId())
      await ctx.table.transact([
        nextMeetingWrite(after, house.retentionMonths),
        ...(entry ? [entryWrite(after)] : []),
        ...askingWrites(now, after),
      ])
    })
  },
}

/** What the notice board said of it stays. Who hosts it stays where it goes on: that is the word of the house. */
function forgotten(meeting: Meeting, contactId: string): Meeting {
  const hosts = meeting.state === 'ended' ? [] : meeting.hosts
  const { proposed: _proposed, ...rest } = meeting
  return { ...rest, contact: { name: nobody }, contactId, hosts, version: meeting.version + 1 }
}
