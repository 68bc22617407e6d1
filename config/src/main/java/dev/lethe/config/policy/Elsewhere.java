package dev.lethe.config.policy;

import java.time.Period;

/**
 * What somebody else keeps about a row, and must erase when the row is erased here (GDPR arts.
 * 17(2) and 19).
 *
 * @param recipient who keeps it: a name that the installation's settings know
 * @param reference the column whose value tells the recipient what to erase. That no other row
 *     holds the same value is not checked: who writes the policy names a column that is the row's
 *     own
 * @param within until when the recipient's receipt is due, from the day of the erasure here
 */
public record Elsewhere(String recipient, String reference, Period within) {}
