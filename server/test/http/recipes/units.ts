import type { Recipes } from '../recipe.ts'

export const unitRecipes: Recipes = {}
