import { expect, it } from 'vitest'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { aMailHouse } from '../support/house-with-mail.ts'

it.each([
  [
    'that has it in no language of theirs is marked as German',
    'de',
    '<span lang="de" dir="ltr">“Zu laut.”</span>',
  ],
  ['in their own language is not marked', 'en', '<p style="margin:0 0 16px">“Zu laut.”</p>'],
] as const)('the mail of a no with a sentence %s', async (_, reasonIn, markup) => {
  await using mail = await aMailHouse()
  const booking = await mail.proved({ language: 'en' })
  const no = { id: booking.id, reason: 'Zu laut.', reasonIn }
  const [told] = await mail.after(booking.id, () => declineBooking(mail.ctx, mail.manager, no))
  expect(told?.html).toContain(markup)
  expect(told?.text).toContain('“Zu laut.”')
})
