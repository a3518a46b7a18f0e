import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Built } from '../../infra/build.ts'
import { capabilities } from '../../functions/capabilities.ts'
import { needsFunction } from '../../infra/needs.ts'
import { sharedTemplates } from '../support/shared-templates.ts'

const slices = capabilities.filter((each) => needsFunction(each, capabilities)).map(({ name }) => name)
let dist: string
let built: Built

beforeAll(async () => {
  dist = join(await sharedTemplates(), '../dist')
  built = JSON.parse(readFileSync(join(dist, 'built.json'), 'utf8')) as Built
})

test('every capability that is called becomes a bundle, and nothing else does', () => {
  expect(Object.keys(built.functions).toSorted()).toEqual(slices.toSorted())
})

test.each(slices)('the bundle of %s has a handler and is not bigger than it may be', (slice) => {
  const file = join(dist, 'functions', slice, 'lambda.js')
  const bundle = createRequire(file)(file) as { handler: unknown }
  expect(bundle.handler).toBeTypeOf('function')
  // Reading the source is what an import takes its time for: half a megabyte takes about 45 ms.
  expect(built.functions[slice]).toBeLessThan(500_000)
})

test('the pages find their style sheet and their script', () => {
  expect(Object.keys(built.assets).toSorted()).toEqual(['icon.svg', 'site.css', 'site.js'])
})
