import { expect, inject } from 'vitest'
import { noteFrom } from './kinds-of-write.ts'

// Runs before each test file. The constants that the build writes into the bundles:
Object.assign(globalThis, inject('registered'))
noteFrom(expect.getState().testPath ?? '')
