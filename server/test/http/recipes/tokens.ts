import type { Recipes } from '../recipe.ts'

export const tokenRecipes: Recipes = {}
