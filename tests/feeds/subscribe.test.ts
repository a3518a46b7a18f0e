import { expect, it } from 'vitest'
import { subscribeBlock, webcalUrl } from '../../shared/html/subscribe.ts'
import { qrSvg } from '../../shared/qr.ts'

it('a QR code is a square of plain shapes with a quiet margin, without styles', () => {
  const svg = qrSvg('webcal://treff.example/aef/calendar.ics')
  expect(svg).toMatch(
    /^<svg [^>]*viewBox="0 0 37 37"[^>]*><path fill="#fff" d="M0 0h37v37H0z"\/><path fill="#000" d="M4 4h7v1h-7z/,
  )
  expect(svg).not.toMatch(/style|script|id=/)
  expect(Buffer.byteLength(svg)).toBeLessThan(8000)
})

it('a calendar stands on a page with both its addresses and a code, its name escaped', () => {
  const url = 'https://treff.example/aef/calendar.ics'
  const block = String(subscribeBlock({ language: 'de', url, name: 'Café <b>& Co' }))
  expect(block).toContain('href="webcal://treff.example/aef/calendar.ics"')
  expect(block).toContain(`href="${url}"`)
  expect(block).toContain('„Café &lt;b&gt;&amp; Co“ abonnieren')
  expect(block).toContain('role="img"')
  expect(block).not.toContain('style=')
})

it('the scheme for subscribing is the same for http and https', () => {
  expect(webcalUrl('http://127.0.0.1:3000/a.ics')).toBe('webcal://127.0.0.1:3000/a.ics')
})
