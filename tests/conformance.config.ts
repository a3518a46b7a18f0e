import usual from '../vitest.config.ts'

/**
 * What is proved on AWS's own DynamoDB Local in every run: whatever the embedded engine may accept and AWS may refuse. That hangs on
 * the shapes of requests, which the table module alone makes, and not on what they are made for: so here stand all sentences that a
 * slice can say to the table (`write-language`), the races, and of each slice that writes one file for its keys and values. `npm run proofs` runs all slices there.
 */
export const conformance = [
  'tests/shared/{table,write-language}.test.ts',
  'tests/proofs/{races,sign-ups,meeting-races}.test.ts',
  'tests/identity/pages.test.ts',
  'tests/houses/houses.test.ts',
  'tests/photos/room-photo.test.ts',
  'tests/rooms/day-sheet.test.ts',
  'tests/legal/own-texts.test.ts',
  'tests/contacts/ledger.test.ts',
  'tests/bookings/faults.test.ts',
  'tests/asks/answers.test.ts',
  'tests/pulses/others.test.ts',
  'tests/blocks/closure-beside.test.ts',
  'tests/premises/outside.test.ts',
  'tests/imports/long-import.test.ts',
  'tests/groups/{bookings,give,people}.test.ts',
  'tests/waitlist/mail.test.ts',
  'tests/meetings/upkeep.test.ts',
  'tests/attendances/said-again.test.ts',
  'tests/duties/race.test.ts',
  'tests/followers/over-and-on.test.ts',
  'tests/suggestions/suggestions.test.ts',
  'tests/search/following.test.ts',
  'tests/feeds/page.test.ts',
  'tests/notifications/stored-mails.test.ts',
  'tests/my-data/forgetting.test.ts',
]

const globalSetup = ['tests/support/one-engine.ts', usual.test?.globalSetup ?? []].flat()

export default { ...usual, test: { ...usual.test, include: conformance, globalSetup } }
