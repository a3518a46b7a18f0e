import { describe, expect, it } from 'vitest'
import { contactIdOf } from '../../functions/contacts/actions/contact-id.ts'
import { Email, Phone, readableEmail, telHref } from '../../shared/reach.ts'

const accepts = (shape: typeof Email, text: string) => shape.safeParse(text).success

describe('a mail address', () => {
  it.each([
    ['Ada@Gruppe.Example', 'Ada@Gruppe.Example'],
    ['  ada@gruppe.example \n', 'ada@gruppe.example'],
    ['post@bücher.example', 'post@xn--bcher-kva.example'],
    ['post@BÜCHER.example', 'post@xn--bcher-kva.example'],
    ['info@müller.xn--vermgensberatung-pwb', 'info@xn--mller-kva.xn--vermgensberatung-pwb'],
    ['spiel&spass@gruppe.example', 'spiel&spass@gruppe.example'],
    ["o'neill+treff=ja@gruppe.example", "o'neill+treff=ja@gruppe.example"],
    ['layla@مثال.إختبار', 'layla@xn--mgbh0fb.xn--kgbechtv'],
  ])('%j is taken as %s', (typed, stored) => {
    expect(Email.parse(typed)).toBe(stored)
    expect(Email.parse(stored)).toBe(stored)
  })

  it.each([
    'ada',
    'ada@',
    '@gruppe.example',
    'ada@gruppe',
    'ada..b@gruppe.example',
    'a b@gruppe.example',
    'ada@gruppe.example, b@c.example',
    'ada@-gruppe.example',
    'ada@gruppe.e',
    'ä@gruppe.example',
    'ada@grup\u202epe.example',
  ])('%j is none', (typed) => expect(accepts(Email, typed)).toBe(false))

  it('is shown as people read it', () => {
    expect(readableEmail('post@xn--bcher-kva.example')).toBe('post@bücher.example')
    expect(readableEmail('Ada@Gruppe.example')).toBe('Ada@Gruppe.example')
  })
})

describe('a telephone number', () => {
  it.each([
    ['(02131) 98 75-0', 'tel:0213198750'],
    ['(+49) 173 1234567', 'tel:+491731234567'],
    ['0173 – 123 45 67', 'tel:01731234567'],
    ['02131 9875 App. 12', 'tel:021319875;ext=12'],
    ['+49 (0) 2131 9875', 'tel:+4921319875'],
    ['02131/98 75 Durchwahl 3', 'tel:021319875;ext=3'],
    ['+1 (212) 555-0100 ext 7', 'tel:+12125550100;ext=7'],
    ['٠١٧٣ ١٢٣٤٥٦٧', 'tel:01731234567'],
  ])('is kept as it is typed: %s', (typed, href) => {
    expect(Phone.parse(`  ${typed} `)).toBe(typed)
    expect(telHref(typed)).toContain(href)
  })

  it.each([
    'ruf an',
    '1234',
    '0173 oder 0174',
    '0173 <b>',
    'App. 12',
    '+',
    '0'.repeat(21),
    '0173\u202e123456',
  ])('%j is none', (typed) => expect(accepts(Phone, typed)).toBe(false))

  it.each([
    [['(02131) 98 75-0', '02131/9875-0', '+49 2131 98750', '0049 (2131) 98750', '+49 (0)2131 98750']],
    [['0173 – 123 45 67', '(+49) 173 1234567', '+491731234567']],
    [['02131 9875 App. 12', '02131 9875 Durchwahl 12']],
    [['+43 1 234567', '0043 1 234567']],
  ])('is the same however it is written: %j', async (ways) => {
    const ids = ways.map((phone) => contactIdOf({ secret: async () => 'secret' }, { phone }, 'none'))
    expect(new Set(await Promise.all(ids)).size).toBe(1)
  })

  it('with another extension is somebody else', async () => {
    const [one, other] = ['12', '13'].map((more) =>
      contactIdOf({ secret: async () => 'secret' }, { phone: `02131 9875 App. ${more}` }, 'none'),
    )
    expect(await one).not.toBe(await other)
  })
})
