// Writes src/api/schema.d.ts from the description that `tradepost openapi` prints.
// With a file name as its argument it reads the description from there; with --stdout it prints the types.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import openapiTS, { astToString } from 'openapi-typescript'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const args = process.argv.slice(2)
const file = args.find((arg) => !arg.startsWith('--'))

function description() {
  if (file) return readFileSync(file, 'utf8')
  const local = here('../../.venv/bin/tradepost')
  return execFileSync(existsSync(local) ? local : 'tradepost', ['openapi'], { encoding: 'utf8', maxBuffer: 1 << 28 })
}

const nodes = await openapiTS(description(), { alphabetize: true, defaultNonNullable: false })
const text = `// Generated from \`tradepost openapi\` by \`npm run api\`: change the server, not this file.\n\n${astToString(nodes)}`

if (args.includes('--stdout')) process.stdout.write(text)
else writeFileSync(here('../src/api/schema.d.ts'), text)
