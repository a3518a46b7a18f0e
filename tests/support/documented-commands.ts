/** What a document tells people to type, each command by itself, in the form in which it is typed. */
export function commandsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, block = '']) => block)
  const rest = markdown.replace(/^ *```\w*\n[\s\S]*?^ *```/gm, '')
  const inline = [...rest.matchAll(/`([^`]+)`/g)]
    .map(([, code = '']) => code.replaceAll(/\s+/g, ' '))
    .filter((code) => beginsWithProgram.test(code))
  return [...new Set([...blocks.flatMap(linesOf), ...inline].flatMap(partsOf))]
}

/** Text without `sh` that looks like something to type: a command that nobody would find there. */
export function strayCommandsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^ *```\n([\s\S]*?)^ *```/gm)].map(([, block = '']) => block)
  return blocks.flatMap(linesOf).filter((line) => beginsWithProgram.test(line))
}

const beginsWithProgram =
  /^([A-Z_]+=\S+ )*(npm|npx|node|cdk|aws|git|export|sed|mkdir|cp|rm|curl|docker|vitest) /

function linesOf(block: string): string[] {
  const joined = block.replaceAll(/ *\\\n\s*/g, ' ')
  return joined
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter(Boolean)
}

const partsOf = (line: string) => line.split(' && ')
