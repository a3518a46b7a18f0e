import createCode from 'qrcode-generator'

/** Light modules around the code, without which cameras do not find it (ISO 18004). */
const margin = 4

/** Most codes are of addresses that stand on every page of a house, and drawing one takes as long as the rest of the page. */
const drawn = new Map<string, string>()
const mostDrawn = 500

/**
 * A text as a QR code: SVG markup that scales, dark on light whatever the page's colours are, without styles or ids. A few per cent
 * of it may be hidden (level M).
 */
export function qrSvg(text: string): string {
  const known = drawn.get(text)
  if (known !== undefined) return known
  if (drawn.size >= mostDrawn) drawn.clear()
  const svg = draw(text)
  drawn.set(text, svg)
  return svg
}

function draw(text: string): string {
  const code = createCode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const size = count + 2 * margin
  const rows = Array.from({ length: count }, (_, row) => rowPath(code, row, count))
  const frame = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"`
  return `<svg ${frame} aria-hidden="true" focusable="false"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${rows.join('')}"/></svg>`
}

/** A row's dark modules, neighbours joined. */
function rowPath(code: { isDark(row: number, column: number): boolean }, row: number, count: number): string {
  let path = ''
  for (let column = 0; column < count; column++) {
    if (!code.isDark(row, column)) continue
    const start = column
    while (column + 1 < count && code.isDark(row, column + 1)) column++
    const length = column + 1 - start
    path += `M${start + margin} ${row + margin}h${length}v1h-${length}z`
  }
  return path
}
