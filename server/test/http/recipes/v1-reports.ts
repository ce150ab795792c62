import type { Recipes } from '../recipe.ts'

export const v1ReportRecipes: Recipes = {}
