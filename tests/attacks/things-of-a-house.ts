import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { foundGroup } from '../../functions/groups/actions/found-group.ts'
import { foundMeeting } from '../../functions/meetings/actions/found-meeting.ts'
import { keepFound } from '../../functions/search/actions/follow.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const contact = { name: 'Gruppe Würfel', email: 'wuerfel@gruppe.example' }

/** One of each thing that a house has, by the part of a path under which it is found. */
export async function thingsOfAHouse({ ctx }: World, manager: Actor): Promise<Record<string, string>> {
  const request = aRequest({ date: '2026-12-07', contact })
  const booking = await requestBooking(ctx, aVisitor, { house, request })
  const place = await joinQueue(ctx, aVisitor, { house, request: { ...request, from: '19:00', to: '21:00' } })
  const block = await createBlock(ctx, manager, {
    house,
    request: { rooms: ['teekueche'], from: '2026-12-08', to: '2026-12-08', label: 'Putz' },
  })
  const closure = await createClosure(ctx, manager, {
    house,
    request: {
      rooms: ['teekueche'],
      from: '2026-12-09T00:00',
      to: '2026-12-09T24:00',
      words: 'Zu',
      displaced: 'offer',
    },
  })
  const words = {
    name: 'Spielkreis',
    purpose: 'Wir spielen.',
    joining: 'open' as const,
    languages: [],
    audience: [],
  }
  const { group } = await foundGroup(ctx, aVisitor, { house, words, host: contact })
  const { meeting } = await foundMeeting(ctx, manager, {
    house,
    asked: {
      title: 'Sprachcafé',
      description: 'Deutsch sprechen bei Tee.',
      audience: ['newcomers'],
      languages: ['de'],
      venue: { kind: 'rooms', rooms: ['teekueche'] },
      date: '2026-12-10',
      from: '15:00',
      to: '17:00',
    },
  })
  // As the stream would bring it.
  const item = await ctx.table.get({ pk: `BOOKING#${booking.id.slice(0, 5)}`, sk: booking.id })
  await keepFound(ctx, [{ id: '1', name: 'INSERT', type: 'booking', new: item! }])
  return {
    '/contacts/': booking.contactId,
    '/meetings/open/': booking.id,
    '/meetings/': meeting,
    '/bookings/': booking.id,
    '/queue/': place.id,
    '/blocks/': block.id,
    '/closures/': closure.id,
    '/groups/': group.id,
  }
}
