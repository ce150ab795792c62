#!/usr/bin/env node
// Plain JavaScript on purpose: an older Node can still read this file and say what is wrong,
// where it could only fail with a syntax error on the TypeScript behind it.
const oldest = 24
const running = Number(process.versions.node.split('.')[0])
if (running < oldest) {
  console.error(
    `foyer needs Node ${oldest} or newer, this is ${process.version}. From the project's folder, \`npx foyer\` runs it on the Node that npm install brought along.`,
  )
  process.exit(2)
}
// Keeps what was compiled for the next start, which then takes half the time.
const { enableCompileCache } = await import('node:module')
enableCompileCache()
const { main } = await import('../src/cli/main.ts')
await main(process.argv.slice(2))
