import type { Context } from '../context.ts'
import type { Language } from '../language.ts'
import type { Problem } from './problem.ts'

export interface AskedInVain {
  language: Language
  path: string
  /** What stood in the path for the parameters of the page; nothing where there is no such page. */
  params: Readonly<Record<string, string>>
}

/** Draws a problem for people. */
export type ErrorPage = (
  ctx: Pick<Context, 'table'>,
  problem: Problem,
  asked: AskedInVain,
) => string | Promise<string>
