/**
 * Which rule, check or person answers each clause of a published document, and which tests prove
 * it. Nothing is covered because somebody says so: answers come from the policy, proofs from the
 * sources of the tests.
 */
@NullMarked
package dev.lethe.config.coverage;

import org.jspecify.annotations.NullMarked;
