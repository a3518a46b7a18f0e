import type { Page } from 'playwright-core'

/** Where facts stand beside each other with a point between them. */
export const pagesWithPoints = [
  '/aef',
  '/aef/programme',
  '/aef/groups',
  '/manage/aef',
  '/manage/aef/find/bookings',
]

/** How many points are seen on a page, and what follows on those that do not stand behind the fact before them, in its line. */
export function pointsOn(page: Page): Promise<{ count: number; astray: string[] }> {
  return page.evaluate(() => {
    const found = { count: 0, astray: [] as string[] }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let before: DOMRect | undefined
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      for (const { index, 0: letter } of (node.textContent ?? '').matchAll(/[^\s\u2066-\u2069]/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + 1)
        const [box] = range.getClientRects()
        // What is folded has none.
        if (box === undefined || box.height === 0) continue
        if (letter === '·') {
          found.count += 1
          const isBelow = before === undefined || box.top > before.top + before.height / 2
          if (isBelow) found.astray.push((node.textContent ?? '').slice(index, index + 30))
        }
        before = box
      }
    }
    return found
  })
}
