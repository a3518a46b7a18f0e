import { parsed, walk } from './syntax.ts'
import type { Node } from './syntax.ts'

/** A wrong change of one place in a file: what stands there, and what stands there instead. */
export interface WrongChange {
  line: number
  start: number
  end: number
  was: string
  becomes: string
}

/** All wrong changes of one source file that somebody could make by mistake: a comparison, a condition, a quantifier, a write left out. */
export function wrongChangesOf(path: string, source: string): WrongChange[] {
  const changes: WrongChange[] = []
  const text = (node: Node) => source.slice(node.start, node.end)
  const add = (node: Pick<Node, 'start' | 'end'>, becomes: string) => {
    const was = source.slice(node.start, node.end)
    const line = source.slice(0, node.start).split('\n').length
    changes.push({ line, start: node.start, end: node.end, was, becomes })
  }
  walk(parsed(path, source), (node) => {
    const make = makers[node.type]
    for (const [place, becomes] of make?.(node, text) ?? []) add(place, becomes)
  })
  return changes
}

type Made = [Pick<Node, 'start' | 'end'>, string][]

const operators: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
}

const methods: Record<string, string> = { every: 'some', some: 'every', min: 'max', max: 'min' }

const makers: Record<string, (node: Node, text: (node: Node) => string) => Made> = {
  BinaryExpression: withOperator,
  LogicalExpression: (node, text) =>
    node['operator'] === '??' ? [[node, text(node['left'] as Node)]] : withOperator(node, text),
  UnaryExpression: (node, text) =>
    node['operator'] === '!' ? [[node, `(${text(node['argument'] as Node)})`]] : [],
  ConditionalExpression: (node, text) => {
    const { test, consequent, alternate } = node as unknown as Record<string, Node>
    return [[node, `${text(test!)} ? ${text(alternate!)} : ${text(consequent!)}`]]
  },
  IfStatement: (node) => [
    [node['test'] as Node, 'false'],
    [node['test'] as Node, 'true'],
  ],
  CallExpression: (node, text) => {
    const callee = node['callee'] as Node
    if (callee.type !== 'MemberExpression') return []
    const [object, property] = [callee['object'] as Node, callee['property'] as Node]
    const name = text(property)
    // `toString` is no name of the list, though every object has one.
    const other = Object.hasOwn(methods, name) ? methods[name] : undefined
    if (other !== undefined) return [[property, other]]
    return name === 'filter' ? [[node, text(object)]] : []
  },
  Literal: (node) => (typeof node['value'] === 'boolean' ? [[node, String(!node['value'])]] : []),
  // One of several values, such as one of several writes, is left out.
  ArrayExpression: (node) => {
    const elements = (node['elements'] as (Node | null)[]).filter((each) => each !== null)
    if (elements.length < 2) return []
    return elements.map((element, at) => {
      const next = elements[at + 1]
      const end = next === undefined ? element.end : next.start
      return [{ start: element.start, end }, '']
    })
  },
  // What a write asks for, and how long a thing stays.
  Property: (node, text) => {
    const isCondition = ['when', 'refuse', 'ttl', 'due'].includes(text(node['key'] as Node))
    const isValue = !(node['shorthand'] as boolean)
    return isCondition && isValue && node['kind'] === 'init'
      ? [[node, `${text(node['key'] as Node)}: undefined`]]
      : []
  },
}

function withOperator(node: Node, text: (node: Node) => string): Made {
  const [left, right] = [node['left'] as Node, node['right'] as Node]
  const other = operators[node['operator'] as string]
  return other === undefined ? [] : [[node, `(${text(left)} ${other} ${text(right)})`]]
}
