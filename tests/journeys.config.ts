import usual from '../vitest.config.ts'

/** The product as a whole, from outside: API, browser, keyboard, kill -9. Its bundles are those that `npm test` has made. */
export default { ...usual, test: { ...usual.test, include: ['tests/journeys/**/*.test.ts'], exclude: [] } }
