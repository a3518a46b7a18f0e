import { parsed, walk } from './syntax.ts'

/** Where a function stands in its file, from its first character to the one behind its last. */
export interface FunctionPlace {
  start: number
  end: number
}

const functions = ['ArrowFunctionExpression', 'FunctionDeclaration', 'FunctionExpression']

/** All functions of a source file, outer ones first. */
export function functionsOf(
  path: string,
  source: string,
): (FunctionPlace & { body: FunctionPlace; isBlock: boolean })[] {
  const found: ReturnType<typeof functionsOf> = []
  walk(parsed(path, source), (node) => {
    const body = node['body'] as (FunctionPlace & { type: string }) | null | undefined
    if (!functions.includes(node.type) || body === null || body === undefined) return
    found.push({ start: node.start, end: node.end, body, isBlock: body.type === 'BlockStatement' })
  })
  return found
}

/** The name under which a function is noted as entered. */
export function entranceOf(path: string, { start }: Pick<FunctionPlace, 'start'>): string {
  return `${path}:${start}`
}

/** The source of a file whose functions note in `globalThis.entered` that they were called. */
export function noting(path: string, source: string): string {
  const insertions = functionsOf(path, source).flatMap((each) => {
    const note = `(globalThis.entered ??= new Set()).add('${entranceOf(path, each)}')`
    return each.isBlock
      ? [{ at: each.body.start + 1, text: `${note};` }]
      : [
          { at: each.body.start, text: `(${note}, ` },
          { at: each.body.end, text: ')' },
        ]
  })
  // From behind, so that the places before stay where they are.
  return insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, { at, text: inserted }) => text.slice(0, at) + inserted + text.slice(at), source)
}
