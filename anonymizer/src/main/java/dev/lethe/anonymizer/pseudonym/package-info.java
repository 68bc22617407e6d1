/**
 * Stable stand-ins for identifiers: computed under a key of one controller, purpose and epoch, so
 * that equal values meet again within these three and nowhere else. A pseudonymised record remains
 * personal data, whether or not its key still exists (GDPR art. 4(5), recital 26).
 */
@NullMarked
package dev.lethe.anonymizer.pseudonym;

import org.jspecify.annotations.NullMarked;
