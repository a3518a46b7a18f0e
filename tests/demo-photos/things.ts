// What stands in several of the drawings. Each is drawn around its own middle at the bottom, and moved to where it stands.

interface Place {
  x: number
  y: number
  size?: number
}

/** Moves what is drawn around 0, 0. */
export function at({ x, y, size = 1 }: Place, drawing: string): string {
  return `<g transform="translate(${x} ${y}) scale(${size})">${drawing}</g>`
}

/** A room: its wall, its floor, and the line between them. */
export function walls(wall: string, floor: string, height = 390): string {
  return `<rect width="960" height="540" fill="${wall}"/><rect y="${height}" width="960" height="${540 - height}" fill="${floor}"/>
<rect y="${height - 8}" width="960" height="8" fill="#fff" opacity=".55"/>`
}

/** A window with hills behind it; its middle at the bottom is 0, 0. */
export function pane(width: number, height: number): string {
  const left = -width / 2
  return `<rect x="${left - 10}" y="${-height - 10}" width="${width + 20}" height="${height + 20}" rx="6" fill="#fffdf8"/>
<svg x="${left}" y="${-height}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#cfe4ea"/>
<circle cx="${width * 0.72}" cy="${height * 0.3}" r="${height * 0.1}" fill="#fbeec2"/>
<ellipse cx="${width * 0.2}" cy="${height * 1.05}" rx="${width * 0.55}" ry="${height * 0.4}" fill="#9dc0a0"/>
<ellipse cx="${width * 0.85}" cy="${height * 1.1}" rx="${width * 0.5}" ry="${height * 0.36}" fill="#7fac8a"/></svg>
<rect x="-4" y="${-height}" width="8" height="${height}" fill="#fffdf8"/><rect x="${left - 18}" y="6" width="${width + 36}" height="12" rx="4" fill="#f1ece3"/>`
}

/** A plant in a pot. */
export function plant(pot = '#c8795a'): string {
  const leaf = (turn: number, fill: string) =>
    `<path d="M0 -50C-26 -90 -22 -140 0 -170C22 -140 26 -90 0 -50Z" fill="${fill}" transform="rotate(${turn} 0 -50)"/>`
  return `${leaf(-52, '#3f7f66')}${leaf(52, '#3f7f66')}${leaf(-26, '#5b9a7d')}${leaf(26, '#5b9a7d')}${leaf(0, '#2f6b56')}
<path d="M-38 -62H38L29 0H-29Z" fill="${pot}"/><rect x="-43" y="-72" width="86" height="16" rx="5" fill="${pot}"/><rect x="-43" y="-60" width="86" height="4" fill="#000" opacity=".1"/>`
}

/** A chair from the side, looking to the right. */
export function chair(fill: string): string {
  return `<path d="M-34 -128q8 36 10 66h58v14h-72q-8 -44 -12 -76z" fill="${fill}"/><path d="M-30 -48L-38 0M28 -48L36 0" stroke="#6d5a45" stroke-width="8" stroke-linecap="round"/>`
}

/** A lamp that hangs from the ceiling; 0, 0 is where its light begins. */
export function lamp(fill: string, cord: number): string {
  return `<rect x="-2" y="${-cord}" width="4" height="${cord - 40}" fill="#6d5a45"/><path d="M-58 0Q-50 -56 0 -58Q50 -56 58 0Z" fill="${fill}"/><ellipse cx="0" cy="0" rx="58" ry="8" fill="#fff4cf"/>`
}

/** A cup with a handle on its right. */
export function cup(fill: string): string {
  return `<path d="M26 -40q26 2 22 20q-4 14 -28 12" fill="none" stroke="${fill}" stroke-width="7"/><path d="M-30 -48H30V-20Q30 0 8 0H-8Q-30 0 -30 -20Z" fill="${fill}"/><ellipse cx="0" cy="-48" rx="30" ry="6" fill="#fff" opacity=".5"/>`
}

/** A tree. */
export function tree(leaves = '#5b9a7d'): string {
  return `<rect x="-8" y="-80" width="16" height="80" fill="#80664b"/><circle cx="0" cy="-130" r="62" fill="${leaves}"/><circle cx="-36" cy="-98" r="40" fill="${leaves}"/><circle cx="38" cy="-100" r="42" fill="${leaves}"/><circle cx="14" cy="-146" r="34" fill="#fff" opacity=".12"/>`
}
