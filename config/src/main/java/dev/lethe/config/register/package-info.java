/**
 * The register of processing activities (GDPR art. 30) as JSON-LD, in the terms of the W3C Data
 * Privacy Vocabulary 2.3. It states what the policy file states and says what it does not.
 */
@NullMarked
package dev.lethe.config.register;

import org.jspecify.annotations.NullMarked;
