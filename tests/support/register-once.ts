import type { TestProject } from 'vitest/node'
import { capabilities } from '../../functions/capabilities.ts'
import { registered } from '../../shared/http/registered.ts'

declare module 'vitest' {
  interface ProvidedContext {
    registered: ReturnType<typeof registered>
  }
}

/** Vitest's global set-up: reads the contracts once, not again in each test file, for what `registered.ts` says to each of them. */
export default function setup({ provide }: TestProject): void {
  provide('registered', registered(capabilities))
}
