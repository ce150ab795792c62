import type { Recipes } from '../recipe.ts'

export const userRecipes: Recipes = {}
