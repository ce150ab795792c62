import type { Recipes } from '../recipe.ts'

export const v1ReadRecipes: Recipes = {}
