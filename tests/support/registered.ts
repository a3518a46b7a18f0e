import { inject } from 'vitest'

// Runs before each test file. The constants that the build writes into the bundles:
Object.assign(globalThis, inject('registered'))
