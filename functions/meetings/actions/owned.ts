import { goesOf, nobody } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { Meeting } from '../schema.ts'
import { goneAccessDataWrite } from '../store/access-data.ts'
import { askingWrites } from '../store/asking.ts'
import { entryWrite, readEntry } from '../store/entries.ts'
import { lostPhotoWrites } from '../store/photo.ts'
import { nextMeetingWrite, readMeeting } from '../store/meetings.ts'
import { endMeeting } from './end-meeting.ts'

/** Meetings that somebody hosts, or once asked for. Their own end with them; those of the house go on without their name. */
export const ownedMeetings: Owned = {
  kind: 'meeting',

  tell(_, __, item) {
    const { contactId: _contact, personId: _person, ...data } = Meeting.parse(item)
    const { id, house, words, createdAt: since } = data
    const goes = goesOf(item)
    const stays = goes.goes === undefined ? ({ stays: 'until-you-leave' } as const) : {}
    return [{ kind: 'meeting', id, house, title: words.de.title, since, ...stays, ...goes, data }]
  },

  async forget(ctx, { contactId }, { id }) {
    const meeting = await readMeeting(ctx.table, id)
    if (meeting === undefined || ownerOf(meeting) !== contactId) return
    const token = manageToken(await ctx.secret(), id)
    // One that a group holds is the group's, and goes on without whoever founded it.
    if (meeting.group === undefined && meeting.origin === 'public' && meeting.state !== 'ended')
      await endMeeting(ctx, { kind: 'visitor', address: '', token }, { id })
    await retryIfChanged(async () => {
      const now = await readMeeting(ctx.table, id)
      if (now === undefined || ownerOf(now) !== contactId) return
      const { house } = await loadHouse(ctx, now.house)
      // Long after its end it stands in no programme any more.
      const entry = await readEntry(ctx.table, house.id, id)
      const after = now.group === undefined ? forgotten(now, ctx.newId()) : forgottenHost(now)
      await ctx.table.transact([
        nextMeetingWrite(after, house.retentionMonths),
        ...(entry ? [entryWrite(after)] : []),
        ...askingWrites(now, after),
        ...lostPhotoWrites(now, after),
        // Where it is in somebody's flat, and which bell to ring, is theirs.
        ...(now.group === undefined && now.origin === 'public' ? [goneAccessDataWrite(id)] : []),
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

function forgottenHost({ personId: _person, enteredBy: _host, ...meeting }: Meeting): Meeting {
  return { ...meeting, contact: { name: nobody }, version: meeting.version + 1 }
}

/** By whose hash it is found. */
const ownerOf = ({ personId, contactId }: Meeting) => personId ?? contactId
