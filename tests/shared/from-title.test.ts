import { describe, expect, it } from 'vitest'
import { fromTitle } from '../../shared/http/from-title.ts'

const page = (body: string) => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
})
const heard = (body: string) => fromTitle(page(body)).body

describe('the answer to a form', () => {
  it('is heard from its title on', () => {
    expect(heard('<h1 class="a">Danke</h1>')).toBe('<h1 tabindex="-1" autofocus class="a">Danke</h1>')
  })

  it('is heard from what has to be decided, where the page says so', () => {
    expect(heard('<h1>Sperren</h1><div tabindex="-1" data-focus>')).toBe(
      '<h1>Sperren</h1><div tabindex="-1" autofocus data-focus>',
    )
  })

  it.each(['<input autofocus>', '<div data-told>'])(
    'is left as it is where something else asks: %s',
    (own) => {
      expect(heard(`<h1>Danke</h1>${own}`)).toBe(`<h1>Danke</h1>${own}`)
    },
  )

  it('is a page: nothing else is touched', () => {
    const file = { status: 200, headers: { 'content-type': 'text/plain' }, body: '<h1>' }
    expect(fromTitle(file)).toBe(file)
    expect(fromTitle({ status: 303, headers: { location: '/' } })).toEqual({
      status: 303,
      headers: { location: '/' },
    })
  })
})
