import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A program: unpacks Chromium with its libraries and a font into a folder, which appears whole or not at all. */
const [folder = ''] = process.argv.slice(2)
const half = `${folder}.${process.pid}.part`
mkdirSync(half, { recursive: true })
// The package unpacks to the folder for temporary files, and its libraries only if it believes to be on Lambda.
process.env['TMPDIR'] = half
process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x'
const { default: chromium } = await import('@sparticuz/chromium')
await chromium.executablePath()
writeFileSync(
  join(half, 'fonts/fonts.conf'),
  `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
)
try {
  renameSync(half, folder)
} catch {
  rmSync(half, { recursive: true, force: true }) // another process was faster
}
