import { describe, expect, it } from 'vitest'
import { blocksOf, linksIn } from '../../functions/legal/rules/blocks.ts'

describe('a plain text', () => {
  it.each([
    ['', []],
    ['\n\n  \n', []],
    ['Eins.\nZwei.', [{ kind: 'paragraph', lines: ['Eins.', 'Zwei.'] }]],
    [
      'Eins.\r\n \r\nZwei.',
      [
        { kind: 'paragraph', lines: ['Eins.'] },
        { kind: 'paragraph', lines: ['Zwei.'] },
      ],
    ],
    [
      '# Wer\nWir.',
      [
        { kind: 'heading', text: 'Wer' },
        { kind: 'paragraph', lines: ['Wir.'] },
      ],
    ],
    [
      'Was:\n- a\n- b',
      [
        { kind: 'paragraph', lines: ['Was:'] },
        { kind: 'list', lines: ['a', 'b'] },
      ],
    ],
    ['#ohne Abstand\n-5 Grad', [{ kind: 'paragraph', lines: ['#ohne Abstand', '-5 Grad'] }]],
  ])('%j has its parts', (text, blocks) => expect(blocksOf(text)).toEqual(blocks))
})

describe('a line', () => {
  it.each([
    ['ohne', [{ text: 'ohne' }]],
    [
      'an a@b.example.',
      [{ text: 'an ' }, { text: 'a@b.example', href: 'mailto:a@b.example' }, { text: '.' }],
    ],
    [
      'siehe https://b.example/x, dort',
      [{ text: 'siehe ' }, { text: 'https://b.example/x', href: 'https://b.example/x' }, { text: ', dort' }],
    ],
    ['javascript:alert(1)', [{ text: 'javascript:alert(1)' }]],
  ])('%j has links where they lead to', (line, parts) => expect(linksIn(line)).toEqual(parts))
})
