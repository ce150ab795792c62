import type { Recipes } from './recipe.ts'
import { accountRecipes } from './recipes/accounts.ts'
import { assignmentRecipes } from './recipes/assignments.ts'
import { batchRecipes } from './recipes/batches.ts'
import { deskRecipes } from './recipes/desk.ts'
import { eventRecipes } from './recipes/leasing-events.ts'
import { mergeRecipes } from './recipes/merges.ts'
import { prospectRecipes } from './recipes/prospects.ts'
import { tokenRecipes } from './recipes/tokens.ts'
import { transferRecipes } from './recipes/transfer.ts'
import { unitRecipes } from './recipes/units.ts'
import { userRecipes } from './recipes/users.ts'
import { v1ReadRecipes } from './recipes/v1/reads.ts'
import { v1ReportRecipes } from './recipes/v1/reports.ts'
import { webhookRecipes } from './recipes/webhooks.ts'

/** For every route that needs a token. A new route needs its line in one of these. */
export const recipes: Recipes = {
  ...accountRecipes,
  ...assignmentRecipes,
  ...batchRecipes,
  ...deskRecipes,
  ...eventRecipes,
  ...mergeRecipes,
  ...prospectRecipes,
  ...tokenRecipes,
  ...transferRecipes,
  ...unitRecipes,
  ...userRecipes,
  ...v1ReadRecipes,
  ...v1ReportRecipes,
  ...webhookRecipes,
}
