import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { conformance } from '../conformance.config.ts'
import { root } from './sources.ts'

it('what is proved on DynamoDB Local too is named by files that are there', () => {
  const found = conformance.map((pattern) => ({ pattern, files: globSync(pattern, { cwd: root }) }))
  expect(found.filter(({ files }) => files.length === 0)).toEqual([])
})
