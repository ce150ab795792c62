import type { Recipes } from '../recipe.ts'

export const transferRecipes: Recipes = {}
