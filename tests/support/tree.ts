import type { Page } from 'playwright-core'

/** What a screen reader knows of a page: its parts and what they are called. */
export interface Tree {
  /** `navigation Andere Tage` */
  landmarks: string[]
  /** `h1 Seminarraum` */
  headings: string[]
  /** All that can be pressed or followed: role and name, and where it leads. */
  controls: { name: string; leads: string }[]
}

const landmarks = ['banner', 'navigation', 'main', 'contentinfo', 'region', 'search']

/** Out of the tree that the browser gives to screen readers, as `ariaSnapshot` writes it: one line a thing, addresses below it. */
export async function treeOf(page: Page): Promise<Tree> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n')
  const things = lines.flatMap((line, at) => {
    const [, role = '', name = '', more = ''] =
      /^\s*- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?((?: \[[^\]]*\])*)/.exec(line) ?? []
    const leads = /^\s*- \/url: (.*)$/.exec(lines[at + 1] ?? '')?.[1] ?? ''
    return role === '' ? [] : [{ role, name, more, leads }]
  })
  const of = (roles: readonly string[]) => things.filter(({ role }) => roles.includes(role))
  return {
    landmarks: of(landmarks).map(({ role, name }) => `${role} ${name}`.trim()),
    headings: of(['heading']).map(({ name, more }) => `h${/level=(\d)/.exec(more)?.[1]} ${name}`),
    controls: of(['button', 'link', 'checkbox']).map(({ role, name, leads }) => ({
      name: `${role} ${name}`,
      leads,
    })),
  }
}

/** What stands more than once. */
export function twice(names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at)
}

/** Names that say two things; the same way offered twice is one thing. */
export function namesTwice({ controls }: Tree): string[] {
  const other = controls.filter(({ name, leads }, at) =>
    controls.slice(0, at).some((each) => each.name === name && (leads === '' || each.leads !== leads)),
  )
  return other.map(({ name }) => name)
}

/** What is wrong with the order of headings: one title, and no level is skipped on the way down. */
export function outlineFaults(headings: readonly string[]): string[] {
  const levels = headings.map((heading) => Number(heading[1]))
  const titles = levels.filter((level) => level === 1).length
  const skipped = headings.filter((_, at) => (levels[at] ?? 0) > (levels[at - 1] ?? 0) + 1)
  return [...(titles === 1 ? [] : [`${titles} titles`]), ...skipped.map((heading) => `skipped to ${heading}`)]
}
