import usual from '../vitest.config.ts'

/**
 * What is proved on AWS's own DynamoDB Local in every run: whatever the embedded engine may accept and AWS may refuse. That hangs on
 * the shapes of requests, which the table module and the stores make, and not on what they are made for: so here stand files that
 * write every kind of write there is (`fixtures/kinds-of-write.txt`, compared in the end), the races, and the walks with their small
 * budget. `npm run proofs` runs all slices there.
 */
export const conformance = [
  'tests/shared/table.test.ts',
  'tests/identity/{sign-in,rules}.test.ts',
  'tests/houses/{houses,team}.test.ts',
  'tests/rooms/day-sheet.test.ts',
  'tests/contacts/usage-page.test.ts',
  'tests/waitlist/offers.test.ts',
  'tests/bookings/{request,faults,limits-series,deadline-rules,rooms-of-dates}.test.ts',
  'tests/blocks/{blocks,closure-undo}.test.ts',
  'tests/meetings/{asking,meetings,more-dates,upkeep}.test.ts',
  'tests/attendances/{places,several,limits,ways,looks}.test.ts',
  'tests/duties/{duties,exchange,key}.test.ts',
  'tests/followers/{asking,leaving}.test.ts',
  'tests/suggestions/*.test.ts',
  'tests/feeds/{http,secret-calendar}.test.ts',
  'tests/notifications/{parked,stored-mails}.test.ts',
  'tests/proofs/{races,queue-random,whole-model,sign-ups,meeting-races,meeting-crashes,meetings-random}.test.ts',
]

const globalSetup = ['tests/support/one-engine.ts', usual.test?.globalSetup ?? []].flat()

export default { ...usual, test: { ...usual.test, include: conformance, globalSetup } }
