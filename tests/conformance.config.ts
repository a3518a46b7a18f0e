import usual from '../vitest.config.ts'

/**
 * What is proved on AWS's own DynamoDB Local in every run: whatever the embedded engine may accept and AWS may refuse. That hangs on
 * the shapes of requests, which the table module and the stores make, and not on what they are made for: so here stands for each
 * store a file that carries its writes, the races, and the walks with their small budget. `npm run proofs` runs all slices there.
 */
export const conformance = [
  'tests/shared/table.test.ts',
  'tests/identity/sign-in.test.ts',
  'tests/houses/{houses,team,who-decides}.test.ts',
  'tests/rooms/day-sheet.test.ts',
  'tests/contacts/usage-page.test.ts',
  'tests/waitlist/offers.test.ts',
  'tests/bookings/{request,faults,series-changes,holder,limits,rooms-of-dates}.test.ts',
  'tests/blocks/{blocks,closure-undo}.test.ts',
  'tests/imports/import.test.ts',
  'tests/feeds/edition.test.ts',
  'tests/notifications/parked.test.ts',
  'tests/proofs/{races,queue-random,whole-model}.test.ts',
]

const globalSetup = ['tests/support/one-engine.ts', usual.test?.globalSetup ?? []].flat()

export default { ...usual, test: { ...usual.test, include: conformance, globalSetup } }
