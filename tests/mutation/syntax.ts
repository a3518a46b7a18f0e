import { parseSync } from 'oxc-parser'

/** A node of the syntax tree, with its place in the text. */
export interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

export function parsed(path: string, source: string): Node {
  return parseSync(path, source).program as unknown as Node
}

/** Visits what runs. Types hold no values: nothing in them can be changed wrongly and still run. */
export function walk(node: Node, visit: (node: Node) => void): void {
  if (node.type.startsWith('TS') && !runs.includes(node.type)) return
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child && 'start' in child)
        walk(child as Node, visit)
    }
  }
}

const runs = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']
