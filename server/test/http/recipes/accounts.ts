import type { Recipes } from '../recipe.ts'

export const accountRecipes: Recipes = {}
