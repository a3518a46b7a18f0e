import * as z from 'zod/mini'
import { expect, it } from 'vitest'
import { replaceFields } from '../../shared/replace.ts'

const Settings = z.object({ name: z.string(), phone: z.optional(z.string()), later: z.optional(z.number()) })
const item = { id: 'aef', version: 3, name: 'Haus', phone: '02131', later: 7 }

it.each([
  ['what is not set any more is gone', { name: 'Haus' }, { id: 'aef', version: 3, name: 'Haus' }],
  ['what is set is there', { name: 'Neu', later: 8 }, { id: 'aef', version: 3, name: 'Neu', later: 8 }],
  [
    'what is set to nothing is gone',
    { name: 'Haus', phone: undefined },
    { id: 'aef', version: 3, name: 'Haus' },
  ],
  [
    'what the schema does not name stays',
    { name: 'Haus', id: 'andere' },
    { id: 'aef', version: 3, name: 'Haus' },
  ],
])('%s', (_, fields, expected) => {
  const replaced = replaceFields(Settings, item, fields)
  expect(replaced).toEqual(expected)
  expect(Object.keys(replaced).sort()).toEqual(Object.keys(expected).sort())
})
