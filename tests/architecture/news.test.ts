import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { news } from '../../functions/news.ts'
import { capabilities } from '../../functions/capabilities.ts'
import type { News } from '../../shared/news.ts'
import { root } from './sources.ts'

/** What the `news` of the slices tell of: every value in such a file that says of what it is. */
async function told(): Promise<string[]> {
  const files = globSync('functions/*/news{.ts,/**/*.ts}', { cwd: root })
  const modules = await Promise.all(
    files.map(async (file) => (await import(join(root, file))) as Record<string, unknown>),
  )
  return modules.flatMap((module) =>
    Object.values(module)
      .filter(isNews)
      .map(({ about }) => about),
  )
}

function isNews(value: unknown): value is News<unknown, unknown, unknown> {
  return typeof value === 'object' && value !== null && 'about' in value && 'changeOf' in value
}

const sorted = (names: readonly string[]) => names.toSorted((a, b) => (a < b ? -1 : 1))

it('each type of item that gives news is told by one slice, and is in the list of all news', async () => {
  const types = await told()
  expect(types.length).toBeGreaterThan(0)
  expect(sorted(types)).toEqual(sorted(Object.keys(news)))
})

it('the list leads to the news of the type', async () => {
  for (const [type, load] of Object.entries(news)) expect((await load()).about).toBe(type)
})

it('the contracts name the same types, so that the post office hears their changes', () => {
  expect(sorted(capabilities.flatMap((capability) => capability.news ?? []))).toEqual(
    sorted(Object.keys(news)),
  )
})
