import { signUp } from '../../functions/attendances/actions/sign-up.ts'
import { foundMeeting } from '../../functions/meetings/actions/found-meeting.ts'
import { releaseSuggestion } from '../../functions/suggestions/actions/release-suggestion.ts'
import { suggest } from '../../functions/suggestions/actions/suggest.ts'
import { known } from '../../shared/known.ts'
import { dateOf, daysOff } from './calendar.ts'
import { open } from './data/open.ts'
import type { Open } from './data/open.ts'
import { house, inTurn, visitor } from './furnishing.ts'
import type { Furnishing } from './furnishing.ts'
import { showMeeting } from './give-photos.ts'

/** Meetings that anybody may come to, with who comes to them next week, and what they wish for. */
export async function openToAll(furnishing: Furnishing): Promise<void> {
  await inTurn(open, async (meeting) => {
    const { day, week, from, coming, suggestions = [] } = meeting
    const id = await found(furnishing, meeting)
    await showMeeting(furnishing, id, meeting.photo)
    const off = daysOff(meeting, furnishing.monday, weeks)
    const later = Array.from({ length: weeks - 1 }, (_, at) =>
      dateOf({ week: week + 1 + at, day }, furnishing.monday),
    )
    const key = `${later.find((date) => !off.includes(date))}T${from}`
    await inTurn(coming, ({ phone, ...said }) => {
      const asked = { ...said, ...(phone === undefined ? {} : { contact: { phone } }) }
      return signUp(furnishing.ctx, visitor, { id, key, asked })
    })
    await inTurn(suggestions, (each) => wishFor(furnishing, id, each))
  })
}

/** Founded by the house, perhaps for a group. */
async function found({ before, manager, monday, founded }: Furnishing, meeting: Open): Promise<string> {
  const { week, day, coming: _coming, photo: _photo, suggestions, by, registration, ...said } = meeting
  const asked = {
    ...said,
    date: dateOf({ week, day }, monday),
    repeat: {
      every: 'week' as const,
      count: weeks,
      mode: 'all' as const,
      except: daysOff(meeting, monday, weeks),
    },
    ...(by === undefined ? { contact: { name: meeting.hosts[0] } } : { group: founded.get(by) }),
    ...known({
      registration: registration && { ...usual, ...registration },
      suggestionsUntil: suggestions && dateOf({ week: week + 1, day }, monday),
    }),
  }
  return (await foundMeeting(before, manager, { house, asked })).meeting
}

/** So long each goes on. */
const weeks = 6

const usual = { newcomersUntilHours: 24, closesMinutesBefore: 0, waitingList: true }

async function wishFor(
  { ctx, manager }: Furnishing,
  id: string,
  { isShown, ...said }: NonNullable<Open['suggestions']>[number],
): Promise<void> {
  const { id: suggestion } = await suggest(ctx, { id, asked: { ...said, public: true } })
  if (isShown) await releaseSuggestion(ctx, manager, { id, suggestion })
}
