import usual from '../vitest.config.ts'

/** The product as a whole, from outside: API, browser, keyboard, kill -9. Its bundles are those that `npm test` has made. */
const journeys = {
  include: ['tests/journeys/**/*.test.ts'],
  exclude: [],
  // Each has a product and a browser beside it, which take the other core; a third would only begin one more of both.
  maxWorkers: 2,
}

export default { ...usual, test: { ...usual.test, ...journeys } }
