import type { Language } from '../language.ts'
import type { Problem } from './problem.ts'

/** Draws a problem for people. */
export type ErrorPage = (
  problem: Problem,
  asked: { language: Language; path: string },
) => string | Promise<string>
