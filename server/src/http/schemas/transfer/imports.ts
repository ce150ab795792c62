import Type from 'typebox'
import { limits } from '../../../catalogue/limits.ts'
import { fieldsOf, importKinds } from '../../../catalogue/records/import-fields.ts'
import { fileFormats } from '../../../transfer/rows.ts'
import { dateTime, nullable, plainText, uuid } from '../fields.ts'
import { pageOf, pageParameters } from '../lists.ts'

const kind = { description: 'What is in the file.', examples: ['prospects'] }
const columnsExample = [{ column: 'Full Name', field: 'name' }]

/** As much of the names of columns as fits into a line of a request. */
const columnsCharacters = 4_096

const target = {
  account_id: uuid({ description: 'The account that the records go to.' }),
  kind: Type.Enum([...importKinds], kind),
  columns: Type.Optional(
    plainText(columnsCharacters, {
      description: `What columns are, where their names don't say it: a JSON object of columns and fields, \`""\` leaving a column out. Fields of prospects: ${fieldsOf('prospects').join(', ')}. Of units: ${fieldsOf('units').join(', ')}. Of users: ${fieldsOf('users').join(', ')}.`,
      examples: ['{"Who":"name","Colour":""}'],
    }),
  ),
}

export const importQuery = Type.Object(
  {
    ...target,
    dry_run: Type.Optional(
      Type.Boolean({ description: 'Whether every row is checked and none written. Without it: no.', examples: [true] }),
    ),
    file_name: Type.Optional(
      plainText(limits.nameCharacters, {
        description: 'What the file is called, for the list.',
        examples: ['leads.csv'],
      }),
    ),
  },
  { additionalProperties: false },
)

export const previewQuery = Type.Object(target, { additionalProperties: false })

const count = (what: string) => Type.Integer({ description: `Rows that were ${what}.`, examples: [42] })

const column = Type.Object(
  {
    column: Type.String({ description: "The column's name in the file.", examples: ['Full Name'] }),
    field: nullable(Type.String(), {
      description: 'The field that it fills; null: it is left out.',
      examples: ['name'],
    }),
  },
  { additionalProperties: false, description: 'A column of the file.' },
)

const columnList = Type.Array(column, {
  description: 'The columns of the file in their order, and what they were taken for.',
  examples: [columnsExample],
})

export const importBody = Type.Object(
  {
    id: uuid({ description: 'The id of the import.' }),
    account_id: uuid({ description: 'The account that the records go to.' }),
    kind: Type.Enum([...importKinds], kind),
    file_name: nullable(Type.String(), { description: 'What the file is called.', examples: ['leads.csv'] }),
    dry_run: Type.Boolean({ description: 'Whether nothing was written.', examples: [false] }),
    status: Type.Enum(['running', 'finished', 'failed'], {
      description: 'How it stands. What a failed import wrote stays, and is found again by the next one.',
      examples: ['finished'],
    }),
    columns: columnList,
    rows_read: count('read'),
    rows_created: count('created as records'),
    rows_updated: count('found as records and brought up to date'),
    rows_unchanged: count('found as records that say the same'),
    rows_rejected: count('rejected: see the rejects'),
    failure: nullable(Type.String(), {
      description: 'Why it failed.',
      examples: ['The head line names "Email" more than once'],
    }),
    created_by: uuid({ description: 'The user in whose name it is done.' }),
    started_at: dateTime({ description: 'When it began.' }),
    finished_at: nullable(dateTime({}), { description: 'When it ended.', examples: ['2024-10-05T18:53:03.406168Z'] }),
  },
  { additionalProperties: false, description: 'An import.' },
)

export const importsQuery = Type.Object(
  { account_id: Type.Optional(uuid({ description: 'Only imports into this account.' })), ...pageParameters },
  { additionalProperties: false },
)
export const importsPage = pageOf(importBody, 'Imports, the newest first.')

export const importPath = Type.Object(
  { id: uuid({ description: 'The id of the import.' }) },
  { additionalProperties: false },
)

const format = Type.Optional(
  Type.Enum([...fileFormats], { description: 'The format of the answer; csv if not given.', examples: ['csv'] }),
)
export const rejectsQuery = Type.Object({ format }, { additionalProperties: false })

const checkedRow = Type.Object(
  {
    row: Type.Integer({ description: 'Its place in the file: 1 is the first below the head line.', examples: [1] }),
    record: nullable(Type.Object({}, { additionalProperties: true }), {
      description: 'What is made of it; null if it is rejected.',
      examples: [{ name: 'Ada Park' }],
    }),
    reasons: Type.Array(Type.String(), {
      description: 'Why it is rejected.',
      examples: [['Email: should be one e-mail address, such as ada@example.com']],
    }),
  },
  { additionalProperties: false, description: 'A row of the file.' },
)

export const importPreview = Type.Object(
  {
    columns: columnList,
    rows: Type.Array(checkedRow, { description: 'The first rows of the file.', examples: [[]] }),
  },
  { additionalProperties: false, description: 'What an import of the file would read.' },
)

/** A file in an answer. */
export const fileResponse = (description: string) => ({
  description,
  content: {
    'text/csv': { schema: Type.String({ description: 'One line for each record, below a head line.' }) },
    'application/x-ndjson': { schema: Type.String({ description: 'One JSON object in each line.' }) },
  },
})

export const exportQuery = Type.Object(
  { account_id: uuid({ description: 'The account whose records are wanted.' }), format },
  { additionalProperties: false },
)
