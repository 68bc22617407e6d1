/** Ed25519: who stands behind a version of a policy file. */
@NullMarked
package dev.lethe.config.sign;

import org.jspecify.annotations.NullMarked;
