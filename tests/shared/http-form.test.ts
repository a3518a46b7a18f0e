import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { attributesOf } from '../../shared/http/attributes.ts'
import { Entered, enteredOf, readForm } from '../../shared/http/form.ts'

const Hours = z.object({ from: z.string(), to: z.string() })
const Room = z.object({
  name: z.string().check(z.trim(), z.minLength(2), z.maxLength(40)),
  note: z.optional(z.string().check(z.maxLength(500))),
  heads: z.int().check(z.minimum(1), z.maximum(500), z.multipleOf(5)),
  size: z.optional(z.number()),
  open: z.boolean(),
  quiet: z.optional(z.boolean()),
  phone: z.nullable(z.string()),
  policy: z._default(z.enum(['request', 'direct']), 'request'),
  features: z.array(z.string()),
  exceptions: z.optional(z.array(Hours)),
  hours: z.record(z.string(), Hours),
  contact: z.object({
    email: z.optional(z.email().check(z.maxLength(254))),
    zip: z.string().check(z.regex(/^\d{5}$/)),
  }),
  deputy: z.optional(z.object({ name: z.string() })),
  price: z.union([z.literal('free'), z.number()]),
  code: z.pipe(
    z.string(),
    z.transform((text) => text.length),
  ),
})

const read = (text: string, how = {}) =>
  readForm(Room, new Entered(new URLSearchParams(text)), how) as Record<string, unknown>

describe('a form body becomes what the schema asks for', () => {
  it.each<[string, string, unknown]>([
    ['name=+Tea+', 'name', ' Tea '],
    ['name=', 'name', undefined],
    ['note=a%0D%0Ab', 'note', 'a\nb'],
    ['note=++', 'note', undefined],
    ['heads=12', 'heads', 12],
    ['heads=many', 'heads', 'many'],
    ['heads=1e5', 'heads', '1e5'],
    ['heads=0x10', 'heads', '0x10'],
    ['size=2,5', 'size', 2.5],
    ['size=-2.5', 'size', -2.5],
    ['open=yes', 'open', true],
    ['open=on', 'open', true],
    ['', 'open', false],
    ['open=no&open=yes', 'open', true],
    ['open=perhaps', 'open', 'perhaps'],
    ['', 'quiet', undefined],
    ['phone=', 'phone', null],
    ['policy=', 'policy', undefined],
    ['', 'features', []],
    ['features=a', 'features', ['a']],
    ['features=a&features=&features=b', 'features', ['a', 'b']],
    ['features=a,b', 'features', ['a,b']],
    ['', 'exceptions', undefined],
    ['exceptions.0.from=&exceptions.0.to=', 'exceptions', undefined],
    [
      'exceptions.10.from=c&exceptions.2.from=a&exceptions.2.to=b',
      'exceptions',
      [{ from: 'a', to: 'b' }, { from: 'c' }],
    ],
    ['exceptions.x.from=a&exceptions.__proto__.from=b', 'exceptions', undefined],
    ['hours.mo.from=8&hours.mo.to=9', 'hours', { mo: { from: '8', to: '9' } }],
    ['', 'hours', {}],
    ['contact.email=a%40b.example', 'contact', { email: 'a@b.example' }],
    ['', 'contact', {}],
    ['deputy.name=+', 'deputy', undefined],
    ['deputy.name=Mia', 'deputy', { name: 'Mia' }],
    ['price=free', 'price', 'free'],
    ['price=3', 'price', 3],
    ['code=abc', 'code', 'abc'],
    ['unknown=1', 'unknown', undefined],
  ])('%s', (text, field, value) => expect(read(text)[field]).toEqual(value))

  it('takes a list with commas where a query is read', () => {
    expect(read('features=a,b&features=c', { commas: true }).features).toEqual(['a', 'b', 'c'])
  })

  it('is read in no time, however long its names are', () => {
    const long = `exceptions.0.${'a.'.repeat(30_000)}=1`
    expect(read(long).exceptions).toEqual([{}])
  })
})

describe('a form filled from a value', () => {
  it('reads as the same value again', () => {
    const value = {
      name: 'Tea',
      heads: 10,
      open: true,
      features: ['a', 'b'],
      exceptions: [{ from: '1', to: '2' }],
      hours: { mo: { from: '8', to: '9' } },
      contact: { zip: '41564' },
    }
    const entered = enteredOf({ ...value, quiet: false, note: undefined, phone: null })
    expect(readForm(Room, entered)).toMatchObject(value)
    expect(entered.get('exceptions.0.to')).toBe('2')
    expect(entered.has('features', 'b')).toBe(true)
    expect(entered.has('quiet')).toBe(false)
  })
})

describe('what the browser is told about a field', () => {
  it.each<[string, object]>([
    ['name', { required: true, minlength: 2, maxlength: 40 }],
    ['note', { maxlength: 500 }],
    ['heads', { required: true, min: '1', max: '500', step: '5' }],
    ['open', {}],
    ['phone', {}],
    ['policy', {}],
    ['features', {}],
    ['contact.email', { maxlength: 254 }],
    ['contact.zip', { required: true, pattern: '\\d{5}' }],
    ['deputy.name', {}],
    ['exceptions.0.from', {}],
    ['hours.mo.from', { required: true }],
    ['code', { required: true }],
  ])('%s', (name, attributes) => expect(attributesOf(Room, name)).toEqual(attributes))

  it('asking for a field that does not exist is a mistake', () => {
    expect(() => attributesOf(Room, 'nowhere')).toThrow('no field nowhere')
  })
})
