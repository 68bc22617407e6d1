package dev.lethe.jobs.command;

import java.util.Map;

/**
 * What a command has to say.
 *
 * @param schema name and version of the JSON document
 * @param text for people
 * @param facts for programs; the same content
 */
record Answer(String schema, String text, Map<String, Object> facts) {}
