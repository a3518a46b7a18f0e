import { signUp } from '../../functions/attendances/actions/sign-up.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { foundMeeting } from '../../functions/meetings/actions/found-meeting.ts'
import { releaseSuggestion } from '../../functions/suggestions/actions/release-suggestion.ts'
import { suggest } from '../../functions/suggestions/actions/suggest.ts'
import { known } from '../../shared/known.ts'
import { dateOf } from './calendar.ts'
import { open } from './data/open.ts'
import type { Open } from './data/open.ts'
import { groupOf, house, inTurn, visitor, weekly } from './furnishing.ts'
import type { Furnishing } from './furnishing.ts'

/** Meetings that anybody may come to, with who comes to them next week, and what they wish for. */
export async function openToAll(furnishing: Furnishing): Promise<void> {
  await inTurn(open, async (meeting) => {
    const { day, week, from, coming, suggestions = [] } = meeting
    const id = await found(furnishing, meeting)
    const key = `${dateOf({ week: week + 1, day }, furnishing.monday)}T${from}`
    await inTurn(coming, ({ phone, ...said }) => {
      const asked = { ...said, ...(phone === undefined ? {} : { contact: { phone } }) }
      return signUp(furnishing.ctx, visitor, { id, key, asked })
    })
    await inTurn(suggestions, (each) => wishFor(furnishing, id, each))
  })
}

/** Founded by a group, which the house then approves, or by the house. */
async function found(furnishing: Furnishing, meeting: Open): Promise<string> {
  const { before, manager, monday } = furnishing
  const { week, day, coming: _coming, suggestions, by, registration, ...said } = meeting
  const inName = by === undefined ? undefined : groupOf(furnishing, by)
  const date = dateOf({ week, day }, monday)
  const asked = {
    ...said,
    date,
    repeat: weekly(6),
    ...known({
      group: inName?.group.id,
      registration: registration && { ...usual, ...registration },
      suggestionsUntil: suggestions && dateOf({ week: week + 1, day }, monday),
    }),
  }
  const { meeting: id, booking } = await foundMeeting(before, inName?.host ?? manager, { house, asked })
  if (inName) await approveBooking(before, manager, { id: booking })
  return id
}

const usual = { newcomersUntilHours: 24, closesMinutesBefore: 0, waitingList: true }

async function wishFor(
  { ctx, manager }: Furnishing,
  id: string,
  { isShown, ...said }: NonNullable<Open['suggestions']>[number],
): Promise<void> {
  const { id: suggestion } = await suggest(ctx, { id, asked: { ...said, public: true } })
  if (isShown) await releaseSuggestion(ctx, manager, { id, suggestion })
}
