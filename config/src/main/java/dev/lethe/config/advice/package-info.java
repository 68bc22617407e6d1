/**
 * What a policy does that guidance advises against. Advice refuses nothing: the DPO reads it and
 * decides, and the decision stands in the policy file.
 */
@NullMarked
package dev.lethe.config.advice;

import org.jspecify.annotations.NullMarked;
