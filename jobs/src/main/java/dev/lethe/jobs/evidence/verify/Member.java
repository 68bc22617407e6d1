package dev.lethe.jobs.evidence.verify;

/**
 * One member of a JSON object.
 *
 * @param value String, Long, Boolean, List, or a Map of further members
 * @param start first byte of its name's quote
 * @param end byte after its value
 */
record Member(Object value, int start, int end) {}
