import type { TestProject } from 'vitest/node'
import { constantsUnbundled } from '../../infra/registered.ts'

declare module 'vitest' {
  interface ProvidedContext {
    registered: Record<string, string>
  }
}

/** Vitest's global set-up: reads the contracts once, not again in each test file, for what `registered.ts` says to each of them. */
export default function setup({ provide }: TestProject): void {
  provide('registered', constantsUnbundled())
}
