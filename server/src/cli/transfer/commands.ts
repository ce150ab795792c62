import { Argument, type Command } from 'commander'
import { type ImportKind, importKinds } from '../../catalogue/records/import-fields.ts'
import { type ExportTable, exportTables } from '../../storage/transfer/exports.ts'
import type { ExportOptions } from './export.ts'
import type { ImportOptions } from './import.ts'

const example = (text: string): string => `\nExample:\n  $ ${text}\n`
const gathered = (value: string, before: readonly string[]): readonly string[] => [...before, value]

/** `foyer import` and `foyer export`. */
export const addTransfer = (program: Command): void => {
  program
    .command('import')
    .description('read prospects, units or users from a file; safe to run twice')
    .addArgument(new Argument('<kind>', 'what is in the file').choices(importKinds))
    .argument('<file>', 'a .csv or .jsonl file; - for stdin')
    .requiredOption('--account <account>', "the account's id or name")
    .option('--as <address>', "in whose name, by e-mail address; without it the account's first owner")
    .option('--dry-run', 'check every row and write none')
    .option('--map <column=field>', 'what a column is; may be repeated; "Column=" leaves it out', gathered, [])
    .option('--format <format>', 'csv or jsonl; without it the end of the name says it, and stdin is CSV')
    .option(
      '--rejects <file>',
      'where rows go that are wrong; without it beside the file; never into a file that is there',
    )
    .option('--yes', 'do not ask')
    .option('--json', 'print the counts as JSON')
    .addHelpText('after', example('foyer import prospects leads.csv --account "Lakeside Homes" --dry-run'))
    .action(async (kind: ImportKind, file: string, options: ImportOptions) =>
      (await import('./import.ts')).importFile(kind, file, options),
    )
  program
    .command('export')
    .description('write all prospects, units or leasing events of an account')
    .addArgument(new Argument('<table>', 'what to write').choices(exportTables))
    .requiredOption('--account <account>', "the account's id or name")
    .option('--format <format>', 'csv or jsonl', 'csv')
    .option('--out <file>', 'where to; without it stdout')
    .addHelpText('after', example('foyer export prospects --account "Lakeside Homes" --out prospects.csv'))
    .action(async (table: ExportTable, options: ExportOptions) =>
      (await import('./export.ts')).exportTable(table, options),
    )
}
