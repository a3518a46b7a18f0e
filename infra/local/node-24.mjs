// Loaded before the first TypeScript file, so that an older Node says what is wrong instead of where it stumbled.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `This is Node ${process.versions.node}, and the Node 24 that the project brings along is missing: run "npm ci" ` +
      'without --omit=optional, or install Node 24 or newer.',
  )
  process.exit(1)
}
