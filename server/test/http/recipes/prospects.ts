import type { Recipes } from '../recipe.ts'

export const prospectRecipes: Recipes = {}
