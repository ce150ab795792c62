import Type from 'typebox'
import { changeErrors, errorResponses } from '../errors.ts'
import { noQuery } from '../queries.ts'
import {
  fileResponse,
  importBody,
  importPath,
  importPreview,
  importQuery,
  importsPage,
  importsQuery,
  previewQuery,
  rejectsQuery,
} from './imports.ts'

const tags = ['Imports and exports']
const consumes = ['text/csv', 'application/x-ndjson']
const file = Type.Unsafe<unknown>({
  description: 'The file itself: CSV with a head line, or one JSON object per line.',
})
const fileErrors = [
  'invalidRequest',
  'missingScope',
  'roleMayNot',
  'sessionNeeded',
  'unknownRecord',
  'requestTimeout',
  'bodyTooLarge',
  'unsupportedFileType',
] as const

export const importSchema = {
  operationId: 'importFile',
  summary: 'Import a file',
  description:
    'Reads a file of prospects, units or users as it comes, and answers when it is done. Rows that are wrong are rejected, each with its reasons, and the others written. Safe to repeat: a record is known by its external id, else by what stands in its row. Users need the scope `admin` and a role that manages members, and, as invitations do, a session or a token that is as much as its user.',
  tags,
  consumes,
  querystring: importQuery,
  body: file,
  response: { 200: importBody, ...errorResponses(...fileErrors, 'conflict') },
} as const

export const previewSchema = {
  operationId: 'previewImport',
  summary: 'See what an import would read',
  description:
    'Recognises the columns of a file and checks its first rows. Writes nothing; the beginning of a file will do.',
  tags,
  consumes,
  querystring: previewQuery,
  body: file,
  response: { 200: importPreview, ...errorResponses(...fileErrors) },
} as const

export const importsSchema = {
  operationId: 'listImports',
  summary: 'List imports',
  description: 'Imports into the accounts in which the caller may import, the newest first.',
  tags,
  querystring: importsQuery,
  response: { 200: importsPage, ...errorResponses('missingScope', 'roleMayNot', 'unknownRecord') },
} as const

export const oneImportSchema = {
  operationId: 'readImport',
  summary: 'Read an import',
  description: 'How far an import is, and what became of it.',
  tags,
  params: importPath,
  querystring: noQuery,
  response: { 200: importBody, ...errorResponses('missingScope', 'roleMayNot', 'unknownRecord') },
} as const

export const cancelImportSchema = {
  operationId: 'cancelImport',
  summary: 'Cancel an import',
  description:
    'Ends an import that has not ended, after the rows that are being written just now. What it wrote stays, and is found again by the next one. Who sent the file is answered 409.',
  tags,
  params: importPath,
  querystring: noQuery,
  response: { 200: importBody, ...errorResponses(...changeErrors) },
} as const

export const rejectsSchema = {
  operationId: 'exportImportRejects',
  summary: 'Get the rejected rows of an import',
  description:
    'The rows as they stood in the file, with `row` and `reasons`. Mended, the file can be imported as it is.',
  tags,
  params: importPath,
  querystring: rejectsQuery,
  response: {
    200: fileResponse('The rejected rows.'),
    ...errorResponses('missingScope', 'roleMayNot', 'unknownRecord'),
  },
} as const
