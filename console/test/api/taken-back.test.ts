import { expect, test } from 'vitest'
import { awaitJob, type Batch, takenBackBy } from '../../src/api/batches/jobs.ts'

const job = (given: Partial<Batch>): Batch => ({
  id: 'undoing',
  account_id: 'account',
  kind: 'undo',
  mode: 'partial',
  status: 'finished',
  progress: 1,
  counts: { targets: 2_500, done: 2_500, written: 2_498, refused: 2 },
  failure: null,
  undoes_id: 'assignment',
  undone_by_ids: [],
  cancel_asked_at: null,
  created_at: '2030-01-07T16:00:00Z',
  finished_at: null,
  created_by: 'user',
  ...given,
})

const none = { targets: 2_500, done: 0, written: 0, refused: 0 }
const queued = job({ status: 'queued', progress: 0, counts: none })

test('what is taken back at once names its prospects', async () => {
  const answer = {
    batch_id: 'undoing',
    undoes_id: 'assignment',
    counts: { restored: 2, unchanged: 0, touched: 1 },
    restored: [12, 13],
    unchanged: [],
    touched: [{ prospect_id: 14 }],
  }
  expect(await takenBackBy(answer, async () => null)).toEqual({
    batchId: 'undoing',
    restored: 2,
    touched: 1,
    ids: [12, 13],
  })
})

test('what is left to a job is taken back when the job has ended, and not before', async () => {
  const answers = [queued, job({ status: 'running', progress: 0.4 }), job({})]
  const asked: string[] = []
  const read = async (id: string): Promise<Batch> => {
    asked.push(id)
    return answers.shift() ?? job({})
  }
  const outcome = await takenBackBy(queued, (id) => awaitJob(id, read, 0))
  expect(outcome).toEqual({ batchId: 'undoing', restored: 2_498, touched: 2, ids: 'all' })
  expect(asked).toEqual(['undoing', 'undoing', 'undoing'])
})

test('a job that did not end well is told as what went wrong', async () => {
  const ended = (given: Partial<Batch>) => takenBackBy(queued, async () => job(given))
  await expect(ended({ status: 'failed', failure: 'The token was revoked' })).rejects.toThrow('The token was revoked')
  await expect(ended({ status: 'cancelled' })).rejects.toThrow('The job was cancelled')
  await expect(takenBackBy(queued, async () => null)).rejects.toThrow('still taking it back')
})
