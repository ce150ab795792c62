import type { Database } from '../../storage/database.ts'
import { readRejectsPage, type StoredImport } from '../../storage/transfer/imports.ts'
import type { FileFormat } from '../rows.ts'
import { rejectWriter } from './reject-lines.ts'

/** The file of rejects of an import, page by page. */
export const rejectsOf = async function* (
  { tables }: Pick<Database, 'tables'>,
  stored: StoredImport,
  format: FileFormat,
): AsyncGenerator<string> {
  const { head, line } = rejectWriter(format, stored.fileColumns)
  yield head
  let after = 0
  for (;;) {
    const page = await readRejectsPage(tables, stored, after)
    if (page.length === 0) return
    yield page.map(line).join('')
    after = page.at(-1)?.rowNumber ?? after
  }
}
