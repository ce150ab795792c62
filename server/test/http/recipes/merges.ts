import type { Recipes } from '../recipe.ts'

export const mergeRecipes: Recipes = {}
