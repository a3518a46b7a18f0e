import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { conformance } from '../conformance.config.ts'
import { placeOf, root, sources } from './sources.ts'

it('every store is proved on DynamoDB Local too, by files that are there', () => {
  const stores = sources.flatMap(({ path }) =>
    placeOf(path)?.role === 'store' ? [placeOf(path)?.slice] : [],
  )
  const found = conformance.map((pattern) => ({ pattern, files: globSync(pattern, { cwd: root }) }))
  expect(found.filter(({ files }) => files.length === 0)).toEqual([])
  const proved = new Set(found.flatMap(({ files }) => files.map((file) => file.split('/')[1])))
  expect([...new Set(stores)].filter((slice) => !proved.has(slice))).toEqual([])
})
